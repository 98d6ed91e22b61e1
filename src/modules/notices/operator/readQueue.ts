import { type Channel, channels } from "#platform/messages/messageAdapter.ts";
import type { Ground } from "../ground.ts";
import { countNotices, type DeadFilter, deadNotices, type NoticeCounts } from "../store.ts";

/** Where the messages of a channel stand. */
export interface ChannelState {
  channel?: Channel;
  carrier?: "file" | "sms-gateway" | "smtp" | "chat-webhook";
  waiting: number;
  retrying: number;
  dead: number;
  sentInADay: number;
  dueSince?: string;
}

/** Where messages stand, by channel: those whose address was not looked up yet come last. */
export async function readQueue(
  ground: Pick<Ground, "pool" | "messages">,
  now: Date,
): Promise<ChannelState[]> {
  const counts = await countNotices(ground.pool, now);
  return [...channels, undefined].flatMap((channel) => {
    const mine = counts.filter((each) => each.channel === channel);
    const carrier = channel && ground.messages.carrierOf(channel)?.name;
    if (channel !== undefined && !carrier && mine.length === 0) return [];
    return [channelState(channel, carrier, mine)];
  });
}

function channelState(
  channel: Channel | undefined,
  carrier: ChannelState["carrier"],
  counts: readonly NoticeCounts[],
): ChannelState {
  const countOf = (state: NoticeCounts["state"]) =>
    counts.filter((each) => each.state === state).reduce((sum, each) => sum + each.count, 0);
  const [dueSince] = counts.flatMap((each) => each.dueSince?.toISOString() ?? []).toSorted();
  return {
    ...(channel ? { channel } : {}),
    ...(carrier ? { carrier } : {}),
    waiting: countOf("waiting"),
    retrying: countOf("retrying"),
    dead: countOf("dead"),
    sentInADay: countOf("sentInADay"),
    ...(dueSince === undefined ? {} : { dueSince }),
  };
}

/** A page of messages that could not be sent, newest first. */
export async function listDead(
  ground: Pick<Ground, "pool" | "organisations">,
  { cursor, limit, channel, reason }: DeadFilter & { cursor?: string | undefined; limit: number },
) {
  const after = readCursor(cursor);
  const found = await deadNotices(ground.pool, { after, limit: limit + 1, channel, reason });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ personId, channel, maskedAddress, createdAt, settledAt, ...rest }) => ({
      ...rest,
      ...toWhom(ground, personId),
      ...(channel ? { channel } : {}),
      ...(maskedAddress === undefined ? {} : { maskedAddress }),
      createdAt: createdAt.toISOString(),
      settledAt: settledAt.toISOString(),
    })),
    ...(found.length > limit && last ? { nextCursor: `${last.settledAt.toISOString()}~${last.id}` } : {}),
  };
}

/** Staff are named to their operator; who the reporters are is not an operator's to know. */
function toWhom({ organisations }: Pick<Ground, "organisations">, personId: string | undefined) {
  if (personId === undefined) return { to: "reporter" as const };
  const name = organisations.findPerson(personId)?.name;
  return { to: "staff" as const, ...(name === undefined ? {} : { name }) };
}

/** A place in the list; one that nobody here wrote is the list's beginning. */
function readCursor(cursor: string | undefined): { settledAt: Date; id: string } | undefined {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~([1-9]\d{0,17})$/.exec(cursor ?? "");
  const settledAt = new Date(match?.[1] ?? Number.NaN);
  const id = match?.[2];
  return id === undefined || Number.isNaN(settledAt.getTime()) ? undefined : { settledAt, id };
}
