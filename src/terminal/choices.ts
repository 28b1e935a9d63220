/** Said as often as the word that is asked for. */
const otherWords: Readonly<Record<string, string>> = { medium: 'middle', moderate: 'middle' };

/** The choice that is meant: by its name, by how it begins where no other begins so, or by another word for it. */
export function choiceMeant(typed: string, choices: readonly string[]): string | undefined {
  const word = typed.toLowerCase();
  const exact = choices.find((choice) => choice === (otherWords[word] ?? word));
  const begun = choices.filter((choice) => word !== '' && choice.startsWith(word));
  return exact ?? (begun.length === 1 ? begun[0] : undefined);
}
