/** Decomposes one picture and is done: to stop it is to end it. */
import { svdSteps } from '../../numerics/svd-steps.ts';
import { readPicture } from './decode.ts';
import type { Answer, Question } from './job.ts';
import { PICTURES } from './pictures.ts';

/** Sweeps that a picture takes, some more, some less. */
const SWEEPS = 10;

function say(answer: Answer, transfer: Transferable[] = []): void {
  self.postMessage(answer, { transfer });
}

async function answer(question: Question): Promise<void> {
  const picture = 'file' in question ? await readPicture(question.file) : PICTURES[question.picture]();
  if (typeof picture === 'string') {
    say({ fault: picture });
    return;
  }
  const steps = svdSteps(picture.values, picture.rows, picture.columns);
  let told = 0;
  for (;;) {
    const { done, value } = steps.next();
    if (done) {
      say({ terms: value }, [value.matrix.buffer, value.left.buffer, value.right.buffer]);
      return;
    }
    if (value - told < 0.1) continue;
    told = value;
    say({ done: Math.min(0.98, value / SWEEPS) });
  }
}

self.addEventListener('message', ({ data }: MessageEvent<Question>) => {
  answer(data).catch((error: unknown) => {
    // To the page, as what no worker expects.
    reportError(error);
  });
});
