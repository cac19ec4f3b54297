import type { Random } from '../../core/random.ts';
import { addDays } from '../time/shanghai.ts';
import { stopAt, type Leg, type Train } from '../trains/train.ts';
import { TrainRun } from './train-run.ts';

/** Every train of every day that somebody asked for; a day is made when it is first looked at. */
export class Inventory {
  readonly trains: readonly Train[];
  readonly #random: Random;
  readonly #runs = new Map<string, TrainRun>();
  readonly #onFirst: (run: TrainRun) => void;

  /** `onFirst` sets a new run up before anybody sees it. */
  constructor(trains: readonly Train[], random: Random, onFirst: (run: TrainRun) => void = () => undefined) {
    this.trains = trains;
    this.#random = random;
    this.#onFirst = onFirst;
  }

  /** Runs that exist so far. */
  runs(): TrainRun[] {
    return [...this.#runs.values()];
  }

  /** A train by its public number or its internal one. */
  train(codeOrNo: string): Train | undefined {
    return this.trains.find(({ code, trainNo }) => code === codeOrNo || trainNo === codeOrNo);
  }

  /** A train on the day it leaves its origin. */
  run(train: Train, originDay: string): TrainRun {
    const key = `${train.code}/${originDay}`;
    const known = this.#runs.get(key);
    if (known !== undefined) return known;
    const run = new TrainRun(train, originDay, this.#random);
    this.#runs.set(key, run);
    this.#onFirst(run);
    return run;
  }

  /** The run that a passenger boards on `day`. */
  boarding(train: Train, leg: Leg, day: string): TrainRun {
    return this.run(train, addDays(day, -Math.floor(stopAt(train, leg.from).depart / 1440)));
  }
}
