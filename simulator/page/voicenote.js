// Recording a voice note on a phone; where there is no microphone, a silent stand-in goes.

import { change } from "./elements.js";
import { NoMicrophone, Recording } from "./recorder.js";

const NO_MICROPHONE = "There is no microphone here, so a silent voice note was sent.";

export class VoiceNote {
  constructor(root, send, doing) {
    Object.assign(this, { root, send, doing });
    this.bar = root.querySelector(".recording");
    this.writing = root.querySelector(".writing");
    this.button = root.querySelector(".voice");
    this.button.onclick = () => this.begin();
    this.bar.onsubmit = (event) => { event.preventDefault(); this.finish(); };
    this.bar.querySelector(".cancel").onclick = () => this.end();
    this.bar.onkeydown = (event) => { if (event.key === "Escape") this.end(); };
  }

  async begin() {
    try {
      this.recording = await Recording.begin();
    } catch (error) {
      if (!(error instanceof NoMicrophone)) throw error;
      if (await this.doing.act("voice", {})) this.doing.toast(NO_MICROPHONE);
      return;
    }
    this.turn(true);
    this.bar.querySelector(".main").focus();
    this.timer = setInterval(() => this.tick(), 500);
    this.tick();
  }

  turn(recording) {
    change(this.bar, { hidden: !recording });
    change(this.writing, { hidden: recording });
  }

  tick() {
    const seconds = this.recording.seconds();
    const shown = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    change(this.bar.querySelector(".lasted"), { text: shown });
  }

  async end() {
    clearInterval(this.timer);
    const recorded = await this.recording.stop();
    this.turn(false);
    this.button.focus();
    return recorded;
  }

  async finish() {
    const duration = Math.max(1, this.recording.seconds());
    await this.send("voice", { duration }, await this.end());
  }
}
