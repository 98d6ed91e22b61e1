import { oc } from "@orpc/contract";
import { z } from "zod";
import { articleActs, versionStates } from "./domain/article.ts";
import {
  bodyIdField,
  contentFields,
  nameField,
  reasonField,
  templateTitle,
  templateWords,
} from "./domain/fields.ts";

const words = z.object({ zh: z.string(), en: z.string() });
const instant = z.iso.datetime();
const date = z.iso.date();
const id = z.uuid();
const version = z.coerce.number().int().min(1).max(1_000_000);
const cursor = z.string().max(200).optional();
const limit = z.coerce.number().int().min(1).max(100).default(30);
const body = z.object({ id: z.string(), name: words });
const person = z
  .object({ name: z.string() })
  .optional()
  .describe("Absent: the system itself, or one who left");

const piece = z.object({ text: z.string(), hit: z.boolean() });

const articleLine = z.object({
  id,
  title: z.string(),
  owner: body,
  version: z.int().describe("The version in force, or else the newest"),
  state: z.enum(["draft", "published", "withdrawn"]),
  hasDraft: z.boolean().describe("A draft waits to be published; told to those who may write one"),
  validUntil: date,
  reviewOn: date.optional(),
  expired: z.boolean(),
  expiresSoon: z.boolean().describe("Within the next 30 days"),
  public: z.boolean(),
  changedAt: instant,
});

/** One line of a list of articles. */
export type ArticleLine = z.output<typeof articleLine>;

const foundLine = z.object({
  id,
  version: z.int(),
  title: z.array(piece),
  excerpt: z.array(piece),
  owner: body,
  kinds: z.array(z.string()),
  validUntil: date,
  expired: z.boolean().describe("Found, but not to be given as an answer"),
  public: z.boolean(),
});

/** One article that a search found. */
export type FoundLine = z.output<typeof foundLine>;

const versionView = z.object({
  version: z.int(),
  state: z.enum(versionStates),
  owner: body,
  title: z.string(),
  question: z.string().optional(),
  answer: z.string(),
  kinds: z.array(z.string()),
  keywords: z.array(z.string()),
  ground: z.string(),
  validUntil: date,
  reviewOn: date.optional(),
  public: z.boolean(),
  draftedAt: instant,
  draftedBy: person,
  publishedAt: instant.optional(),
  publishedBy: person,
});

/** One version of an article. */
export type VersionView = z.output<typeof versionView>;

const articleView = z.object({
  id,
  state: z.enum(["draft", "published", "withdrawn"]),
  expired: z.boolean(),
  expiresSoon: z.boolean(),
  usable: z.boolean().describe("Whether it may be given as an answer now"),
  shown: versionView.describe("The version in force, or else the newest one the asker may see"),
  draft: versionView.optional(),
  versions: z
    .array(
      z.object({
        version: z.int(),
        state: z.enum(versionStates),
        title: z.string(),
        draftedAt: instant,
        publishedAt: instant.optional(),
      }),
    )
    .describe("Newest first, as far as the asker may see them"),
  history: z
    .array(
      z.object({
        at: instant,
        act: z.enum(articleActs),
        by: person,
        body: words.optional(),
        version: z.int().optional(),
        reason: z.string().optional(),
      }),
    )
    .optional()
    .describe("Newest first, the last hundred; for those who may write a version"),
  uses: z
    .object({ inAll: z.int(), lastDays: z.int().describe("In the last 30 days") })
    .optional()
    .describe("Cases answered from it; staff only"),
  may: z.object({
    propose: z.boolean(),
    publish: z.boolean(),
    /** Somebody else must: it is the asker's own draft. */
    ownDraft: z.boolean(),
    withdraw: z.boolean(),
    renew: z.boolean(),
  }),
});

/** An article on its own page. */
export type ArticleView = z.output<typeof articleView>;

const publicArticle = z.object({
  id,
  title: z.string(),
  answer: z.string(),
  ground: z.string(),
  owner: body,
  validUntil: date,
  expired: z.boolean(),
  changedAt: instant,
});

/** An article as anyone may read it. */
export type PublicArticle = z.output<typeof publicArticle>;

const templateView = z.object({
  id,
  body,
  title: z.string(),
  kind: z.string().optional(),
  action: z.string(),
  words: z.string(),
  changedAt: instant,
  mayChange: z.boolean(),
  filled: z.string().optional().describe("The words with what the case says, where one was named"),
  blanks: z
    .array(z.string())
    .describe("Blanks, as they stand in `filled` or else in `words`, that are still to be written over"),
});

/** A template of an answer. */
export type TemplateView = z.output<typeof templateView>;

const templateInput = {
  title: templateTitle,
  kind: nameField.optional().describe("Absent: for every kind of request"),
  action: nameField.describe("In the form of which action it is offered"),
  words: templateWords.describe(
    "{编号} {类别} {日期} {反映日期} {地点} {机构} are filled in, and {number} {kind} {date} {reported} {place} {body} in English; any other {…} is left to be written",
  ),
};

const tags = ["Knowledge 知识库"];
const page = <Line extends z.ZodType>(line: Line) =>
  z.object({ lines: z.array(line), next: z.string().optional().describe("Cursor of the following page") });
const named = z.array(z.object({ id: z.string(), name: words }));

/** The knowledge base over HTTP. Every write takes an idempotency key in the header `idempotency-key`. */
export const knowledgeContract = {
  options: oc
    .route({ method: "GET", path: "/knowledge/options", tags, summary: "Kinds and actions to choose among" })
    .output(
      z.object({
        kinds: named,
        actions: named.describe("Actions with a text that a template may be used in"),
        ownBody: body
          .optional()
          .describe("The body that an article or a template of the asker's is usually of"),
        mayPropose: z.boolean().describe("Whether the asker may write articles of that body"),
        mayKeepTemplates: z.boolean().describe("Whether the asker may write templates of that body"),
      }),
    ),
  search: oc
    .route({
      method: "GET",
      path: "/knowledge/search",
      tags,
      summary: "Articles in force that fit these words, the best first",
    })
    .input(
      z.object({
        q: z.string().trim().min(2).max(200),
        limit: z.coerce.number().int().min(1).max(30).default(8),
      }),
    )
    .output(z.object({ lines: z.array(foundLine) })),
  list: oc
    .route({ method: "GET", path: "/knowledge/articles", tags, summary: "Articles, the last changed first" })
    .input(
      z.object({
        show: z
          .enum(["published", "mine", "expiring", "drafts", "withdrawn"])
          .default("published")
          .describe("`expiring`: mine that end within 30 days or are over, the first to end first"),
        cursor,
        limit,
      }),
    )
    .output(page(articleLine)),
  read: oc
    .route({
      method: "GET",
      path: "/knowledge/articles/{id}",
      tags,
      summary: "An article, its versions and history",
    })
    .input(z.object({ id }))
    .output(articleView),
  readVersion: oc
    .route({
      method: "GET",
      path: "/knowledge/articles/{id}/versions/{version}",
      tags,
      summary: "One version of an article",
    })
    .input(z.object({ id, version }))
    .output(versionView),
  propose: oc
    .route({
      method: "POST",
      path: "/knowledge/articles",
      tags,
      summary: "Draft an article",
      successStatus: 201,
    })
    .input(contentFields)
    .output(articleView),
  revise: oc
    .route({
      method: "POST",
      path: "/knowledge/articles/{id}/drafts",
      tags,
      summary: "Draft a new version; a draft that waits is replaced",
    })
    .input(
      contentFields.extend({
        id,
        newestVersion: version.describe(
          "The newest version that was looked at; refused where there is a newer one",
        ),
      }),
    )
    .output(articleView),
  publish: oc
    .route({
      method: "POST",
      path: "/knowledge/articles/{id}/publish",
      tags,
      summary: "Put the draft in force",
    })
    .input(z.object({ id, version }))
    .output(articleView),
  returnDraft: oc
    .route({ method: "POST", path: "/knowledge/articles/{id}/return", tags, summary: "Send the draft back" })
    .input(z.object({ id, version, reason: reasonField }))
    .output(articleView),
  withdraw: oc
    .route({
      method: "POST",
      path: "/knowledge/articles/{id}/withdraw",
      tags,
      summary: "Take an article out of use",
    })
    .input(z.object({ id, reason: reasonField }))
    .output(articleView),
  renew: oc
    .route({
      method: "POST",
      path: "/knowledge/articles/{id}/renew",
      tags,
      summary: "Say that the version in force is still right, until another day",
    })
    .input(
      z.object({
        id,
        version: version.describe("The version that was looked at; refused where another is in force"),
        validUntil: date,
        reviewOn: date.optional(),
        reason: reasonField.optional().describe("What it was held against"),
      }),
    )
    .output(articleView),
  publicSearch: oc
    .route({
      method: "GET",
      path: "/public/knowledge",
      tags,
      summary: "What anyone may read: the articles that fit these words, or the last changed",
    })
    .input(
      z.object({
        q: z.string().trim().min(2).max(200).optional(),
        limit: z.coerce.number().int().min(1).max(30).default(20),
      }),
    )
    .output(z.object({ lines: z.array(foundLine) })),
  publicRead: oc
    .route({
      method: "GET",
      path: "/public/knowledge/{id}",
      tags,
      summary: "An article that anyone may read",
    })
    .input(z.object({ id }))
    .output(publicArticle),
  templates: oc
    .route({
      method: "GET",
      path: "/knowledge/templates",
      tags,
      summary: "Templates of my body and those above it, and those I may change; the nearest first",
    })
    .input(
      z.object({
        action: nameField.optional(),
        kind: nameField.optional().describe("Those for this kind, and those for every kind"),
        caseId: z
          .string()
          .min(1)
          .max(64)
          .optional()
          .describe("The case whose facts fill the blanks; its kind narrows too"),
      }),
    )
    .output(z.object({ lines: z.array(templateView) })),
  addTemplate: oc
    .route({
      method: "POST",
      path: "/knowledge/templates",
      tags,
      summary: "Write a template",
      successStatus: 201,
    })
    .input(z.object({ bodyId: bodyIdField, ...templateInput }))
    .output(templateView),
  changeTemplate: oc
    .route({
      method: "POST",
      path: "/knowledge/templates/{id}/change",
      tags,
      summary: "Write a template anew",
    })
    .input(z.object({ id, ...templateInput }))
    .output(templateView),
  putAwayTemplate: oc
    .route({
      method: "POST",
      path: "/knowledge/templates/{id}/put-away",
      tags,
      summary: "Put a template away",
    })
    .input(z.object({ id }))
    .output(z.object({ putAway: z.literal(true) })),
};
