// Records a voice note with the microphone, where there is one.

const KINDS = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];
const SLICE_MILLISECONDS = 250;

export class NoMicrophone extends Error {}

async function microphone() {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    throw new NoMicrophone();
  }
}

/** One recording, from its beginning until it is stopped or thrown away. */
export class Recording {
  /** Begins to record; raises NoMicrophone where there is none, or it may not be used. */
  static async begin() {
    const sound = await microphone();
    const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
    return new Recording(sound, new MediaRecorder(sound, { mimeType }));
  }

  constructor(sound, recorder) {
    Object.assign(this, { sound, recorder, parts: [] });
    recorder.ondataavailable = ({ data }) => { if (data.size) this.parts.push(data); };
    recorder.start(SLICE_MILLISECONDS);
    this.began = performance.now();
  }

  /** Returns how long it has been, in whole seconds. */
  seconds() {
    return Math.round((performance.now() - this.began) / 1000);
  }

  /** Stops, and returns what was recorded. */
  async stop() {
    const stopped = new Promise((done) => { this.recorder.onstop = done; });
    this.recorder.stop();
    await stopped;
    for (const track of this.sound.getTracks()) track.stop();
    return new Blob(this.parts, { type: this.recorder.mimeType.split(";")[0] });
  }
}
