import { Worker } from 'node:worker_threads';
import type { Picture } from '../bot/picture.ts';
import type { Painted } from './worker.ts';

export interface PainterOptions {
  readonly worker?: URL;
  /** A picture that takes longer is given up, its thread with it. */
  readonly limitMs?: number;
  /** Pictures in line; one more is refused at once. */
  readonly mostWaiting?: number;
}

interface Job {
  readonly picture: Picture;
  readonly done: PromiseWithResolvers<Buffer>;
}

/** One thread that paints one picture at a time. One that falls or hangs takes its picture along and is replaced. */
export class Painter {
  readonly #options: Required<PainterOptions>;
  readonly #line: Job[] = [];
  #thread: Worker | undefined;
  #job: Job | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor({
    worker = new URL('./worker.ts', import.meta.url),
    limitMs = 5000,
    mostWaiting = 40,
  }: PainterOptions = {}) {
    this.#options = { worker, limitMs, mostWaiting };
  }

  async paint(picture: Picture): Promise<Buffer> {
    if (this.#closed) throw new Error('The studio is closed');
    if (this.#line.length >= this.#options.mostWaiting) throw new Error('Too many pictures are waiting');
    const done = Promise.withResolvers<Buffer>();
    this.#line.push({ picture, done });
    this.#next();
    return done.promise;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { done } of this.#line.splice(0)) done.reject(new Error('The studio is closed'));
    await this.#dismiss(new Error('The studio is closed'));
  }

  #next(): void {
    if (this.#job) return;
    this.#job = this.#line.shift();
    if (!this.#job) {
      // Nobody waits, so the thread keeps no process alive.
      this.#thread?.unref();
      return;
    }
    this.#thread ??= this.#hire();
    this.#thread.ref();
    this.#timer = setTimeout(() => {
      void this.#dismiss(new Error(`A picture took longer than ${this.#options.limitMs} ms`));
    }, this.#options.limitMs);
    this.#thread.postMessage(this.#job.picture);
  }

  #hire(): Worker {
    const thread = new Worker(this.#options.worker, {
      name: 'pictures',
      // Whatever this process was started with is not for the thread.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 128 },
    });
    const fall = (error: Error) => {
      if (this.#thread === thread) void this.#dismiss(error);
    };
    thread.on('message', (painted: Painted) => {
      if (this.#thread !== thread) return;
      const job = this.#take();
      if ('png' in painted) job?.done.resolve(Buffer.from(painted.png.buffer));
      else job?.done.reject(new Error(`A picture could not be painted: ${painted.fault}`));
      this.#next();
    });
    thread.on('error', fall);
    thread.on('exit', (code) => fall(new Error(`The thread that paints ended with ${code}`)));
    return thread;
  }

  /** Without its thread the picture under way is lost; those in line get a new one. */
  async #dismiss(reason: Error): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    this.#take()?.done.reject(reason);
    this.#next();
    await thread?.terminate();
  }

  #take(): Job | undefined {
    clearTimeout(this.#timer);
    const job = this.#job;
    this.#job = undefined;
    return job;
  }
}
