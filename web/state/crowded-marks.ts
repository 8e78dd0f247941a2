/** Marks of full width, hundreds side by side: "（（（…"; not "……". */
const CROWDED = /[\u2010-\u2027\u3000-\u303f\uff00-\uff0f\uff1a-\uff1f]{300}/u;

/**
 * Sets all text without squeezing marks together where an answer has hundreds of them side by side: Chromium's layout
 * takes time by the square of their number, minutes for tens of thousands.
 * @param answer text of an answer of the server
 */
export function easeCrowdedMarks(answer: string): void {
  if (CROWDED.test(answer)) document.documentElement.classList.add('has-crowded-marks');
}
