/** What is wrong with a pack, and where. `path` leads to the value within the file's YAML. */
export interface Problem {
  readonly file: string;
  readonly path: readonly (string | number)[];
  readonly reason: string;
}

/** A problem as a curator reads it: file, line, reason. */
export interface PlacedProblem {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

export function describe({ file, line, reason }: PlacedProblem): string {
  return `${file}:${line}  ${reason}`;
}
