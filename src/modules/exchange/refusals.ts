import type { RefusalTable } from "#platform/http/refusals.ts";

/** Every refusal of the exchange with superior platforms. */
export const exchangeRefusals: RefusalTable = {
  "platform-unknown": {
    status: 404,
    says: { zh: "没有这个上级平台。", en: "There is no such superior platform." },
  },
  "platform-key-of-another": {
    status: 403,
    says: {
      zh: "这把密钥不属于该上级平台，不能以它的名义发送。",
      en: "This key does not speak for that platform.",
    },
  },
  "platform-not-in-use": {
    status: 403,
    says: { zh: "该上级平台未启用对接。", en: "The exchange with this platform is not in use." },
  },
  "platform-key-unknown": {
    status: 422,
    says: { zh: "没有这把密钥，或密钥已停用。", en: "There is no such key, or it was ended." },
  },
  "platform-key-bound": {
    status: 409,
    says: {
      zh: "这把密钥已绑定另一个上级平台。请另建一把密钥。",
      en: "This key speaks for another platform already. Please make a new one.",
    },
  },
  "platform-url-unsafe": {
    status: 422,
    says: {
      zh: "回写地址必须是 https 地址，且不得带用户名、密码。",
      en: "The address must begin with https:// and carry no user name or password.",
    },
  },
  "platform-secret-missing": {
    status: 422,
    says: { zh: "请填写签名密钥。", en: "Please enter the secret that signs what is sent." },
  },
  "platform-changed-meanwhile": {
    status: 409,
    says: {
      zh: "别人刚刚改过这个平台（现为第 {version} 版），请刷新后再改。",
      en: "Somebody has just changed this platform (now version {version}). Reload and change it again.",
    },
  },
  "order-kind-unknown": {
    status: 422,
    says: {
      zh: "工单类别“{kind}”没有约定对应关系，请先与对接方约定。",
      en: "The kind “{kind}” is not agreed upon. Please agree on it first.",
    },
  },
  "message-kind-unknown": {
    status: 422,
    says: {
      zh: "消息类别“{kind}”没有约定对应关系，请先与对接方约定。",
      en: "The message type “{kind}” is not agreed upon. Please agree on it first.",
    },
  },
  "order-invalid": {
    status: 422,
    says: {
      zh: "工单内容有误，请按所列字段改正后重发。",
      en: "Some fields of the order are not valid. Please correct those named and send again.",
    },
  },
  "batch-too-large": {
    status: 413,
    says: { zh: "一次最多发送 {most} 件。", en: "At most {most} may be sent at once." },
  },
  "write-back-not-waiting": {
    status: 409,
    says: {
      zh: "没有这条回写，或对方已确认，不需要再处理。",
      en: "There is no such write-back, or it was acknowledged: nothing is left to do.",
    },
  },
};
