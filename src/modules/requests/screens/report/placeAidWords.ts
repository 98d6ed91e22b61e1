import { defineWords } from "#web/words/defineWords.ts";

/** What the ways of giving a point say; loaded after the report form. */
export const usePlaceAidWords = defineWords({
  zh: {
    use: "用我现在的位置",
    map: "在地图上选",
    mapAgain: "在地图上改",
    mapTitle: "在地图上选地方",
    close: "不选了",
    finding: "正在定位…",
    taken: "已记下您的位置，办理人员能找到",
    takenOnMap: "已记下地图上的点，办理人员能找到",
    accuracy: "（误差约 {metres} 米）",
    remove: "不用这个点",
    denied: "没有允许定位。不要紧，写清楚地址就行。",
    unavailable: "现在定不了位。不要紧，写清楚地址就行。",
  },
  en: {
    use: "Use where I am now",
    map: "Choose on a map",
    mapAgain: "Change on a map",
    mapTitle: "Choose the place on a map",
    close: "Leave it",
    finding: "Finding where you are…",
    taken: "Your position is noted, so that it can be found",
    takenOnMap: "The point on the map is noted, so that it can be found",
    accuracy: " (within about {metres} m)",
    remove: "Without the point",
    denied: "Your position was not allowed. Never mind: a clear address is enough.",
    unavailable: "Your position cannot be found now. Never mind: a clear address is enough.",
  },
});
