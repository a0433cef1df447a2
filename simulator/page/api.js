// Talks with the simulator's control API. Every refusal becomes an Error with its plain sentence.

async function answered(response) {
  const body = await response.json();
  if (!response.ok) throw new Error(body.error ?? "That did not work.");
  return body;
}

export async function get(path) {
  return answered(await fetch(`_sim/${path}`));
}

export async function post(path, body) {
  return answered(await fetch(`_sim/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }));
}

/** Sends a recording or a picture with what belongs to it, as a form. */
export async function upload(path, fields, file) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", file, file.name ?? path);
  return answered(await fetch(`_sim/${path}`, { method: "POST", body: form }));
}

/**
 * Returns a function that does this work, one at a time. Asked again meanwhile, it does it
 * once more afterwards, however often it was asked. A failure waits for the next time.
 */
export function oneAtATime(work) {
  let again = false;
  let running = null;
  const run = async () => {
    try {
      while (again) {
        again = false;
        await work();
      }
    } catch (error) {
      console.warn(error.message);
    } finally {
      again = false;
      running = null;
    }
  };
  return () => {
    again = true;
    running ??= run();
    return running;
  };
}
