import { divIcon, layerGroup, type LayerGroup, type Map as LeafletMap, marker, polyline } from "leaflet";
import { graticuleLines } from "./graticuleLines.ts";
import classes from "./Map.module.css";

const pane = "graticule";

/** Draws meridians and parallels below everything else, anew whenever the map has moved. */
export function drawGraticule(map: LeafletMap): void {
  const element = map.createPane(pane);
  // Below the tiles, so that it shows only where there are none.
  element.style.zIndex = "150";
  element.style.pointerEvents = "none";
  const lines = layerGroup().addTo(map);
  const redraw = (): void => draw(map, lines);
  map.on("moveend zoomend resize", redraw);
  redraw();
}

function draw(map: LeafletMap, lines: LayerGroup): void {
  const bounds = map.getBounds().pad(0.2);
  const [west, east, south, north] = [
    bounds.getWest(),
    bounds.getEast(),
    bounds.getSouth(),
    bounds.getNorth(),
  ];
  const shown = map.getBounds();
  const { meridians, parallels } = graticuleLines({
    west: shown.getWest(),
    east: shown.getEast(),
    south: shown.getSouth(),
    north: shown.getNorth(),
  });
  lines.clearLayers();
  for (const longitude of meridians) {
    addLine(lines, [
      [south, longitude],
      [north, longitude],
    ]);
    addDegrees(lines, [shown.getSouth(), longitude], `${longitude}°E`);
  }
  for (const latitude of parallels) {
    addLine(lines, [
      [latitude, west],
      [latitude, east],
    ]);
    addDegrees(lines, [latitude, shown.getWest()], `${latitude}°N`);
  }
}

function addLine(lines: LayerGroup, ends: [number, number][]): void {
  polyline(ends, { pane, interactive: false, className: classes["graticule"] ?? "", weight: 1 }).addTo(lines);
}

function addDegrees(lines: LayerGroup, at: [number, number], degrees: string): void {
  const icon = divIcon({ className: classes["degrees"] ?? "", html: degrees, iconSize: [0, 0] });
  marker(at, { pane, icon, interactive: false, keyboard: false }).addTo(lines);
}
