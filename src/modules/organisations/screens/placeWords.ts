import { defineWords } from "#web/words/defineWords.ts";

/** What is said of where a body lies on a map. */
export const usePlaceWords = defineWords({
  zh: {
    onMap: "地图位置",
    notOnMap: "没有标注",
    place: "在地图上标注",
    placeLead: "在地图上对准后点“用准星这里”，或者直接填经纬度（CGCS2000 或 WGS-84，不是火星坐标）。",
    latitude: "纬度",
    longitude: "经度",
    degreesWrong: "请填小数的度，例如 44.01155",
    unplace: "去掉标注",
  },
  en: {
    onMap: "On the map",
    notOnMap: "not placed",
    place: "Place on the map",
    placeLead:
      "Aim on the map and press “Use the crosshair”, or enter the degrees (CGCS2000 or WGS 84, never GCJ-02).",
    latitude: "Latitude",
    longitude: "Longitude",
    degreesWrong: "Degrees such as 44.01155, please",
    unplace: "Take off the map",
  },
});
