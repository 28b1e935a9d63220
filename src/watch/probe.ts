/** Asks the bot on this machine how it does: exit code 0 if it is well, or serves no health because it plays in the terminal. */
const { DISCORD_TOKEN, HTTP_PORT, HTTP_HOST } = process.env;
process.exitCode = !DISCORD_TOKEN || !HTTP_PORT || (await isWell()) ? 0 : 1;

async function isWell(): Promise<boolean> {
  // Whoever listens everywhere listens here too.
  const host = !HTTP_HOST || /^(0\.0\.0\.0|::)$/.test(HTTP_HOST) ? '127.0.0.1' : HTTP_HOST;
  const authority = host.includes(':') ? `[${host}]` : host;
  try {
    const { ok } = await fetch(`http://${authority}:${HTTP_PORT}/healthz`, { signal: AbortSignal.timeout(4000) });
    return ok;
  } catch {
    return false;
  }
}
