import { expect, it } from "vitest";
import { initialsOf } from "./initials.ts";

it.each([
  ["市场监督管理局", "scjdglj"],
  ["住房和城乡建设局", "zfhcxjsj"],
  ["乌鲁木齐路街道", "wlmqljd"],
  ["木垒哈萨克自治县", "mlhskzzx"],
  ["人力资源和社会保障局", "rlzyhshbzj"],
  ["二六工镇", "elgz"],
  ["日月乳业", "ryry"],
  ["12345 派单台", "12345 pdt"],
  ["Housing", "Housing"],
])("knows %s by %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
