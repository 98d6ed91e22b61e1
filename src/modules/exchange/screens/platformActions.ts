import type { ActionView } from "#web/kit/ActionBar.tsx";
import type { FieldValues } from "#web/kit/actionFields.ts";
import { exchange, type Platform } from "./exchangeClient.ts";
import type { useExchangeWords } from "./words.ts";

type Say = ReturnType<typeof useExchangeWords>;

const textOf = (t: Say, name: "id" | "nameZh" | "nameEn" | "url", more: { hint?: string } = {}) =>
  ({
    kind: "text",
    name,
    label: t(name),
    required: true,
    mostCharacters: 500,
    autoComplete: "off",
    ...more,
  }) as const;

/** Entering a platform, or changing the one that is there. */
export function platformAction(t: Say, platform: Platform | undefined): ActionView {
  return {
    name: platform ? "change" : "add",
    label: platform ? t("change") : t("add"),
    fields: [
      ...(platform ? [] : [textOf(t, "id", { hint: t("idHint") })]),
      textOf(t, "nameZh"),
      textOf(t, "nameEn"),
      textOf(t, "url", { hint: t("urlHint") }),
      {
        kind: "text",
        name: "secret",
        label: t("secret"),
        hint: t("secretHint"),
        secret: true,
        autoComplete: "new-password",
      },
      {
        kind: "text",
        name: "secretEnv",
        label: t("secretEnv"),
        hint: t("secretEnvHint"),
        autoComplete: "off",
      },
      {
        kind: "choice",
        name: "active",
        label: t("active"),
        required: true,
        options: [
          { value: "yes", label: t("yes") },
          { value: "no", label: t("no") },
        ],
      },
      {
        kind: "longText",
        name: "format",
        label: t("format"),
        required: true,
        mostCharacters: 60_000,
        objects: (text) => (readFormat(text) === undefined ? t("noJson") : undefined),
      },
    ],
    initial: platform
      ? {
          nameZh: platform.name.zh,
          nameEn: platform.name.en,
          url: platform.url,
          active: platform.active ? "yes" : "no",
          format: JSON.stringify(platform.format, null, 2),
        }
      : { active: "yes" },
    submitLabel: t("save"),
  };
}

/** Letting a key speak for a platform: what a new one needs first, and others seldom. */
export function bindAction(t: Say, { keyIds }: Platform): ActionView {
  return {
    name: "bind",
    label: t("bind"),
    explains: t("bindExplains"),
    fields: [{ kind: "text", name: "keyId", label: t("keyId"), required: true, autoComplete: "off" }],
    seldom: keyIds.length > 0,
  };
}

/** Reads a format that somebody typed; `undefined` where it is no JSON. */
function readFormat(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Sends {@link platformAction} or {@link bindAction}. */
export function sendPlatform(
  platform: Platform | undefined,
  action: string,
  values: FieldValues,
  idempotencyKey: string,
): Promise<unknown> {
  const text = (name: string): string => {
    const value = values[name];
    return typeof value === "string" ? value.trim() : "";
  };
  const call = { context: { idempotencyKey } };
  if (action === "bind" && platform) return exchange.bindKey({ id: platform.id, keyId: text("keyId") }, call);
  const secret = secretOf(text("secret"), text("secretEnv"));
  return exchange.changePlatform(
    {
      id: platform?.id ?? text("id"),
      expectedVersion: platform?.version ?? 0,
      name: { zh: text("nameZh"), en: text("nameEn") },
      url: text("url"),
      active: text("active") === "yes",
      ...(secret ? { secret } : {}),
      // What somebody typed: the server holds it against the format's schema and names what is wrong.
      format: (readFormat(text("format")) ?? {}) as Platform["format"],
    },
    call,
  );
}

function secretOf(value: string, env: string): { value: string } | { env: string } | undefined {
  if (env !== "") return { env };
  return value === "" ? undefined : { value };
}
