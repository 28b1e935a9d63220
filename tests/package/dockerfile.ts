import { readFileSync } from 'node:fs';

/** A Dockerfile as far as this project's goes: one stage, exec forms, plain variables. */
export interface Image {
  readonly base: string;
  readonly steps: readonly Step[];
  readonly environment: Readonly<Record<string, string>>;
  readonly user: string;
  readonly health: readonly string[];
  readonly command: readonly string[];
}

type Step =
  | { readonly kind: 'copy'; readonly from: readonly string[]; readonly to: string }
  | { readonly kind: 'run'; readonly command: string };

export function readDockerfile(file: string): Image {
  const lines = readFileSync(file, 'utf8')
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, word = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
      return { word, rest: rest.trim() };
    });
  const only = (wanted: string) => lines.find(({ word }) => word === wanted)?.rest ?? '';
  const known = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'USER', 'VOLUME', 'ENV', 'HEALTHCHECK', 'CMD'];
  const strange = lines.filter(({ word }) => !known.includes(word));
  if (strange.length > 0) throw new Error(`Expected ${known.join(', ')} in ${file}, but there is ${strange[0]!.word}`);
  return {
    base: only('FROM'),
    steps: lines.flatMap(({ word, rest }): Step[] => {
      if (word === 'RUN') return [{ kind: 'run', command: rest }];
      if (word !== 'COPY') return [];
      const parts = rest.split(/\s+/);
      return [{ kind: 'copy', from: parts.slice(0, -1), to: parts.at(-1)! }];
    }),
    environment: Object.fromEntries(
      lines
        .filter(({ word }) => word === 'ENV')
        .flatMap(({ rest }) => rest.split(/\s+/).map((pair) => pair.split('=') as [string, string])),
    ),
    user: only('USER'),
    health: JSON.parse(only('HEALTHCHECK').replace(/^.*?CMD\s+/, '')) as string[],
    command: JSON.parse(only('CMD')) as string[],
  };
}
