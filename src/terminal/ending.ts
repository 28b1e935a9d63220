/** What ends a process from outside. */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Whatever ends the process, `restore` comes first, so that the terminal is left as it was found. @returns how to be done with it */
export function beforeEnd(restore: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals) => {
    done();
    restore();
    process.kill(process.pid, signal);
  };
  const done = () => {
    process.off('exit', restore);
    for (const signal of endings) process.off(signal, onSignal);
  };
  process.once('exit', restore);
  for (const signal of endings) process.on(signal, onSignal);
  return done;
}
