import { createHash } from "node:crypto";
import { isRefusal, type Refusal } from "#engine/refusal.ts";
import type { Language, Words } from "#engine/words.ts";
import type { PublicLine } from "../contract.ts";
import { type Kind, kinds } from "../domain/kinds.ts";
import type { PublicFilters } from "../domain/publicFields.ts";
import type { Ground } from "../ground.ts";
import { selectLastMoves } from "../store/selectPublic.ts";
import { pageOfPublic } from "./listPublic.ts";
import { publicLine } from "./publicLine.ts";

const entriesMost = 50;

const says = {
  title: { zh: "诉求办理公开", en: "Requests in public" },
  lead: { zh: "主办", en: "Lead" },
} as const satisfies Record<string, Words>;

/** A feed as it is sent, with the tag that stands for just this text. */
export interface Feed {
  xml: string;
  etag: string;
}

interface Asked extends PublicFilters {
  language: Language;
  /** The address people reach this installation by, and the feed's own path with what narrows it. */
  publicUrl: string;
  path: string;
}

// What XML 1.0 has no way to write is left out; the rest is escaped for text and for attributes in quotes.
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The public list as an Atom feed (RFC 4287), the newest first; an entry is updated when its case moves on. */
export async function publicFeed(ground: Ground, asked: Asked): Promise<Feed | Refusal> {
  const page = await pageOfPublic(ground, { ...asked, limit: entriesMost });
  if (isRefusal(page)) return page;
  const moves = await selectLastMoves(
    ground.pool,
    page.rows.map(({ id }) => id),
  );
  const entries = page.rows.map((row) => ({
    line: publicLine(ground, row),
    updated: (moves.get(row.id) ?? row.closed_at ?? row.opened_at).toISOString(),
  }));
  const xml = feedXml(entries, asked, ground.organisations.service().name[asked.language]);
  return { xml, etag: `"${createHash("sha256").update(xml).digest("base64url").slice(0, 22)}"` };
}

function feedXml(
  entries: readonly { line: PublicLine; updated: string }[],
  asked: Asked,
  service: string,
): string {
  const { language, publicUrl, path } = asked;
  const origin = publicUrl.replace(/\/+$/, "");
  // A feed without entries must still say when it changed: it did not since there was nothing in it.
  const updated =
    entries
      .map((each) => each.updated)
      .toSorted()
      .at(-1) ?? "2025-01-01T00:00:00.000Z";
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language === "zh" ? "zh-CN" : "en"}">
<id>${escaped(origin + path)}</id>
<title>${escaped(`${service} · ${says.title[language]}`)}</title>
<updated>${updated}</updated>
<author><name>${escaped(service)}</name></author>
<link rel="self" type="application/atom+xml" href="${escaped(origin + path)}"/>
<link rel="alternate" type="text/html" href="${escaped(`${origin}/public`)}"/>
${entries.map((entry) => entryXml(entry, { language, origin })).join("\n")}
</feed>
`;
}

function entryXml(
  { line, updated }: { line: PublicLine; updated: string },
  { language, origin }: { language: Language; origin: string },
): string {
  const page = `${origin}/public/${line.number}`;
  const kind = kinds[line.kind as Kind]?.[language] ?? line.kind;
  const place = line.matter?.[language];
  const summary = [place, line.lead && `${says.lead[language]} ${line.lead[language]}`]
    .filter(Boolean)
    .join(" · ");
  return `<entry>
<id>${escaped(page)}</id>
<title>${escaped([kind, line.state.name[language], line.number].join(" · "))}</title>
<link rel="alternate" type="text/html" href="${escaped(page)}"/>
<published>${line.openedAt}</published>
<updated>${updated}</updated>
<category term="${escaped(line.kind)}" label="${escaped(kind)}"/>
<summary>${escaped(summary)}</summary>
</entry>`;
}
