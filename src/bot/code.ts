/** A short stable code of an id, 1 to 7 letters and digits, for the hundred characters that a button may carry. */
export function codeOf(id: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
