/** What is added to a name: in brackets, behind a dash or a colon, after a comma. */
const aside = /[([]([^()[\]]*)[)\]]?|(?:\s[-–—]+|:)\s(.*)$|,([^,;()[\]]*)/gsu;

/** The text without those of its asides that `isReason` says are no part of the name: "RPF (medial deviation of ureters)". */
export function withoutReasons(
  text: string,
  isReason: (aside: string) => boolean,
): { readonly bare: string; readonly reasons: readonly string[] } {
  const reasons: string[] = [];
  const bare = text.replace(aside, (whole, ...groups) => {
    const added = groups.slice(0, 3).find((group): group is string => typeof group === 'string') ?? '';
    if (!isReason(added)) return whole;
    reasons.push(added);
    return ' ';
  });
  return { bare, reasons };
}
