/** What is added to a name in brackets, or behind a dash or a colon. */
const aside = /[([]([^()[\]]*)[)\]]?|(?:\s[-–—]+|:)\s(.*)$/gsu;

/** The text without those of its asides that `isReason` says are no part of the name: "RPF (medial deviation of ureters)". */
export function withoutReasons(text: string, isReason: (aside: string) => boolean): string {
  return text.replace(aside, (whole, bracketed: string | undefined, trailing: string | undefined) =>
    isReason(bracketed ?? trailing ?? '') ? ' ' : whole,
  );
}
