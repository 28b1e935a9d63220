import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Observer, Standing } from '../observer.ts';

/** Numbers by name that only grow, read when somebody asks. */
export type Counts = () => Readonly<Record<string, number>>;

export interface Meters {
  readonly observer: Observer;
  /** One line of the log that is a warning or an error. */
  problem(level: 'warn' | 'error', fault: string): void;
  /** `undefined` until the bot serves, and once it has stopped. */
  standing(): Standing | undefined;
  /** In the words of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Discord waits three seconds for an answer; what comes after that is lost. */
const answerSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
const lateSeconds = [0.1, 1, 5, 30, 60, 300, 3600];
/** Faults are named by codes of Discord, Node and PostgreSQL; whatever names more than this many has gone astray. */
const mostFaults = 40;

/** @param modelCalls what the tutor has counted, by name */
export function openMeters(modelCalls?: Counts): Meters {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  let ask: (() => Standing) | undefined;
  const faults = new Set<string>();

  const acknowledgement = new Histogram({
    name: 'unknown_case_acknowledgement_seconds',
    help: 'From an interaction arriving to Discord taking its first answer',
    labelNames: ['kind'],
    buckets: answerSeconds,
    registers,
  });
  const interactions = new Counter({
    name: 'unknown_case_interactions_total',
    help: 'Interactions by what they were and how they were first answered',
    labelNames: ['kind', 'answer'],
    registers,
  });
  const problems = new Counter({
    name: 'unknown_case_problems_total',
    help: 'Warnings and errors in the log, by what was at fault',
    labelNames: ['level', 'fault'],
    registers,
  });
  const late = new Histogram({
    name: 'unknown_case_round_lag_seconds',
    help: 'How long after its moment a round was attended to',
    buckets: lateSeconds,
    registers,
  });
  new Gauge({
    name: 'unknown_case_shard_connected',
    help: '1 for a shard whose gateway connection is up',
    labelNames: ['shard'],
    registers,
    collect() {
      this.reset();
      for (const { shard, connected } of ask?.().shards ?? []) this.set({ shard }, connected ? 1 : 0);
    },
  });
  new Gauge({
    name: 'unknown_case_interactions_under_way',
    help: 'Interactions that are not dealt with yet',
    registers,
    collect() {
      this.set(ask?.().underWay ?? 0);
    },
  });
  new Gauge({
    name: 'unknown_case_rounds',
    help: 'What this process rings for within the next minute, and how much of it is overdue',
    labelNames: ['state'],
    registers,
    collect() {
      const { waiting, overdue } = ask?.().rounds ?? { waiting: 0, overdue: 0 };
      this.set({ state: 'waiting' }, waiting);
      this.set({ state: 'overdue' }, overdue);
    },
  });
  if (modelCalls) {
    new Gauge({
      name: 'unknown_case_tutor',
      help: 'What the tutor has counted since the start: calls of the model, plans taken, failures',
      labelNames: ['what'],
      registers,
      collect() {
        for (const [what, count] of Object.entries(modelCalls())) this.set({ what }, count);
      },
    });
  }

  return {
    observer: {
      serving(standing) {
        ask = standing;
      },
      stopped() {
        ask = undefined;
      },
      answered(kind, answer, ms) {
        interactions.inc({ kind, answer });
        if (answer !== 'lost') acknowledgement.observe({ kind }, ms / 1000);
      },
      rang(lateMs) {
        late.observe(Math.max(0, lateMs) / 1000);
      },
    },
    problem(level, fault) {
      if (faults.size < mostFaults) faults.add(fault);
      problems.inc({ level, fault: faults.has(fault) ? fault : 'other' });
    },
    standing: () => ask?.(),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
