import { roundRights } from './rights.ts';

/** The link by which whoever manages a server lets the bot in, with the rights that rounds need; practice needs none. */
export function inviteLink(application: string): string {
  const query = new URLSearchParams({
    client_id: application,
    scope: 'bot applications.commands',
    permissions: `${roundRights}`,
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
