/** A component as it went over the wire. */
export interface Component {
  readonly type: number;
  readonly content?: string;
  readonly label?: string;
  readonly custom_id?: string;
  readonly style?: number;
  readonly value?: string;
  readonly items?: readonly { readonly media: { readonly url: string }; readonly description?: string }[];
  readonly file?: { readonly url: string };
  readonly component?: Component;
  readonly components?: readonly Component[];
}

export function everyComponent(components: readonly Component[] = []): Component[] {
  return components.flatMap((one) => [
    one,
    ...everyComponent(one.components),
    ...(one.component ? everyComponent([one.component]) : []),
  ]);
}

/** What a reader sees, a line for each thing: texts, pictures by their alternative text, buttons in brackets. */
export function textOf({ components = [] }: { readonly components?: readonly Component[] }): string {
  return components
    .flatMap((one): string[] => {
      if (one.type === 10) return [one.content ?? ''];
      if (one.type === 1) return [(one.components ?? []).map(({ label }) => `[${label}]`).join(' ')];
      if (one.type === 12) return (one.items ?? []).map(({ description }) => `(picture: ${description})`);
      if (one.type === 13) return [`(file: ${one.file?.url})`];
      if (one.type === 14) return ['---'];
      return [textOf(one.components ? { components: one.components } : {})];
    })
    .join('\n');
}
