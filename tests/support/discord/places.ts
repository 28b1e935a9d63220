import { snowflake } from './snowflake.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Where somebody stands when they use the bot. */
export type Place =
  | {
      readonly kind: 'server';
      readonly guild: string;
      readonly channel: string;
      readonly permissions?: bigint;
      readonly roles?: readonly string[];
    }
  /** Direct messages with the bot. */
  | { readonly kind: 'dm'; readonly channel: string }
  /** A group's messages, or a server that the bot is not in: there by user install. */
  | { readonly kind: 'elsewhere'; readonly channel: string };

export function aPerson(name: string): Person {
  return { id: snowflake(), name };
}

export function aServer(permissions?: bigint): Extract<Place, { kind: 'server' }> {
  return {
    kind: 'server',
    guild: snowflake(),
    channel: snowflake(),
    ...(permissions !== undefined && { permissions }),
  };
}

export function aDm(): Place {
  return { kind: 'dm', channel: snowflake() };
}

export function elsewhere(): Place {
  return { kind: 'elsewhere', channel: snowflake() };
}

const sendMessages = 2048n;

/** What Discord says in every interaction of who asks and where. */
export function standingOf(person: Person, place: Place, application: string): object {
  const user = {
    id: person.id,
    username: person.name,
    global_name: person.name,
    discriminator: '0',
    avatar: null,
    public_flags: 0,
  };
  const permissions = String(place.kind === 'server' ? (place.permissions ?? sendMessages) : sendMessages);
  const common = {
    application_id: application,
    channel_id: place.channel,
    app_permissions: permissions,
    locale: 'en-GB',
    entitlements: [],
    entitlement_sku_ids: [],
    attachment_size_limit: 10_485_760,
    version: 1,
  };
  if (place.kind === 'server') {
    return {
      ...common,
      context: 0,
      guild_id: place.guild,
      guild: { id: place.guild, locale: 'en-US', features: [] },
      guild_locale: 'en-US',
      channel: { id: place.channel, type: 0, guild_id: place.guild, permissions, name: 'reading-room' },
      member: {
        user,
        permissions,
        roles: place.roles ?? [],
        joined_at: '2026-01-01T00:00:00Z',
        deaf: false,
        mute: false,
        flags: 0,
      },
      authorizing_integration_owners: { 0: place.guild },
    };
  }
  const type = place.kind === 'dm' ? 1 : 3;
  return {
    ...common,
    context: place.kind === 'dm' ? 1 : 2,
    channel: { id: place.channel, type, recipients: [], permissions },
    user,
    authorizing_integration_owners: place.kind === 'dm' ? { 0: '0' } : { 1: person.id },
  };
}
