// @ts-check
"use strict";

// Narration, in step with the story's clock. It is heard at speeds that leave speech intelligible.

class Sound {
  /** @param {Recording[]} recordings */
  constructor(recordings) {
    this.on = true;
    this.blocked = false;  // the browser wants a click or a key first
    /** @type {{from: number, audio: HTMLAudioElement}[]} */
    this.all = recordings.map(({from, type, data}) => {
      const audio = new Audio(URL.createObjectURL(new Blob([bytesOf(data)], {type})));
      audio.preload = "auto";
      return {from, audio};
    });
  }

  /** Lets what belongs to a second be heard, and nothing else.
   *  @param {number} second @param {boolean} playing @param {number} speed */
  follow(second, playing, speed) {
    for (const {from, audio} of this.all) {
      const at = second - from, length = audio.duration;
      const heard = this.on && playing && speed >= 0.5 && speed <= 2 && at >= 0 && (!Number.isFinite(length) || at < length);
      if (!heard) {
        if (!audio.paused) audio.pause();
        continue;
      }
      audio.playbackRate = speed;
      if (Math.abs(audio.currentTime - at) > 0.2) audio.currentTime = at;
      if (audio.paused)
        audio.play().then(() => { this.blocked = false; }, () => { this.blocked = true; });
    }
  }
}
