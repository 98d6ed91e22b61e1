import {
  circleMarker,
  divIcon,
  latLng,
  layerGroup,
  type LayerGroup,
  type Map as LeafletMap,
  marker,
  point,
  polyline,
} from "leaflet";
import type { Point } from "./point.ts";
import classes from "./Map.module.css";
import { namesThatFit } from "./namesThatFit.ts";
import { type Spot, spreadBoxes } from "./spreadBoxes.ts";

/** A named point, with a figure where there is one. */
export interface MapMark extends Point {
  id: string;
  name: string;
  /** Stands in the mark. */
  figure?: string;
  /** Said of the mark by a screen reader. */
  says: string;
}

const iconSize = 44;
const farPixels = 6;

/** Draws marks, moved apart where they would lie on each other, each with a line to where it belongs. */
export function drawMarks(
  map: LeafletMap,
  marks: readonly MapMark[],
  onPress: ((id: string) => void) | undefined,
): { remove(): void } {
  const layer = layerGroup().addTo(map);
  const redraw = (): void => draw(map, layer, marks, onPress);
  map.on("zoomend", redraw);
  redraw();
  return {
    remove() {
      map.off("zoomend", redraw);
      layer.remove();
    },
  };
}

function draw(
  map: LeafletMap,
  layer: LayerGroup,
  marks: readonly MapMark[],
  onPress: ((id: string) => void) | undefined,
): void {
  layer.clearLayers();
  const places = marks.map((mark) => map.project(latLng(mark.latitude, mark.longitude)));
  const spots = spotsOf(marks, places);
  const named = namesThatFit(marks, spots);
  for (const [index, mark] of marks.entries()) {
    const [place, spot] = [places[index], spots[index]];
    if (!place || !spot) continue;
    const at = latLng(mark.latitude, mark.longitude);
    const shown = map.unproject(point(spot.x, spot.y));
    if (place.distanceTo(point(spot.x, spot.y)) > farPixels) {
      polyline([at, shown], { interactive: false, className: classes["leader"] ?? "", weight: 1.5 }).addTo(
        layer,
      );
      circleMarker(at, { interactive: false, radius: 3, className: classes["dot"] ?? "" }).addTo(layer);
    }
    const drawn = marker(shown, {
      icon: divIcon({
        className: classes["mark"] ?? "",
        html: faceOf(mark, named.has(mark.id)),
        iconSize: [iconSize, iconSize],
      }),
      interactive: onPress !== undefined,
      keyboard: onPress !== undefined,
    }).addTo(layer);
    const element = drawn.getElement();
    element?.setAttribute("title", mark.name);
    if (onPress) {
      if (element) sayInstead(element, mark.says);
      drawn.on("click", () => onPress(mark.id));
      // Leaflet lets a mark be reached by keys and leaves pressing it to others.
      element?.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        onPress(mark.id);
      });
    } else element?.setAttribute("aria-hidden", "true");
  }
}

/** What is heard of a mark is a sentence; what is seen of it is a figure, and often no name. */
function sayInstead(element: HTMLElement, sentence: string): void {
  for (const face of element.children) face.setAttribute("aria-hidden", "true");
  const said = document.createElement("span");
  said.className = classes["said"] ?? "";
  said.textContent = sentence;
  element.append(said);
}

/** Figures are moved apart so that each can be pressed; what has none stays where it is. */
function spotsOf(marks: readonly MapMark[], places: readonly Spot[]): Spot[] {
  const spread = spreadBoxes(
    places.filter((_, index) => marks[index]?.figure !== undefined),
    iconSize,
    iconSize,
  );
  return places.map((place, index) =>
    marks[index]?.figure === undefined ? place : (spread.shift() ?? place),
  );
}

function faceOf({ name, figure }: MapMark, isNamed: boolean): HTMLElement {
  const face = document.createElement("span");
  const bubble = document.createElement("span");
  bubble.className = classes[figure === undefined ? "spot" : "bubble"] ?? "";
  bubble.textContent = figure ?? "";
  const label = document.createElement("span");
  label.className = classes["name"] ?? "";
  label.textContent = name;
  face.append(bubble, ...(isNamed ? [label] : []));
  return face;
}
