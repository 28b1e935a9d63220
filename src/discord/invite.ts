import { wanted } from './rights.ts';

/** The link by which whoever manages a server lets the bot in, with the rights that rounds need there. */
export function inviteLink(application: string): string {
  const permissions = Object.values(wanted).reduce((sum, right) => sum | right, 0n);
  const query = new URLSearchParams({
    client_id: application,
    scope: 'bot applications.commands',
    permissions: `${permissions}`,
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
