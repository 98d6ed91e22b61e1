import { defineWords } from "#web/words/defineWords.ts";

/** What maps say. */
export const useMapWords = defineWords({
  zh: {
    keys: "方向键移动，加号、减号缩放。",
    zoomIn: "放大",
    zoomOut: "缩小",
    noTiles: "这里没有底图，只显示地名、点位和经纬线。",
    tilesFailed: "底图没有取到（网络不好，或底图服务没有回应），点位照样可以用。",
    here: "显示我的位置",
    hereFinding: "正在定位…",
    hereDenied: "没有允许定位。",
    hereUnavailable: "现在定不了位。",
    hereShown: "蓝点是您的位置（误差约 {metres} 米），只显示在这台设备上，没有发出去。",
    crosshair: "准星",
    pick: "用准星这里",
    aim: "移动地图，把准星对准地方；也可以点一下地图，再用方向键细调。",
    atPlace: "准星在：{place}（{degrees}，误差约 {metres} 米）",
    atPoint: "准星在：{degrees}，误差约 {metres} 米",
    beyond: "准星在已知的区域之外：{degrees}",
    degrees: "北纬 {latitude}°，东经 {longitude}°",
    goTo: "先到",
    goToChoose: "选一个地方",
  },
  en: {
    keys: "Arrow keys move, plus and minus zoom.",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    noTiles: "There is no background map here: names, points, meridians and parallels alone.",
    tilesFailed:
      "The background map could not be fetched (a weak network, or its server does not answer). Points work all the same.",
    here: "Show where I am",
    hereFinding: "Finding…",
    hereDenied: "Finding your position was not allowed.",
    hereUnavailable: "Your position cannot be found now.",
    hereShown:
      "The blue dot is where you are (within about {metres} m), on this device alone: it was not sent.",
    crosshair: "Crosshair",
    pick: "Use the crosshair",
    aim: "Move the map until the crosshair lies on the place; or press the map, then use the arrow keys.",
    atPlace: "Crosshair: {place} ({degrees}, within about {metres} m)",
    atPoint: "Crosshair: {degrees}, within about {metres} m",
    beyond: "Crosshair beyond the known places: {degrees}",
    degrees: "{latitude}° N, {longitude}° E",
    goTo: "Go to",
    goToChoose: "choose a place",
  },
});
