import { control, latLngBounds, type Map as LeafletMap, map as leafletMap, tileLayer } from "leaflet";
import "leaflet/dist/leaflet.css";
import { drawGraticule } from "./drawGraticule.ts";
import type { MapSettings } from "./mapSettings.ts";
import type { Point } from "./point.ts";

/** What a map is made with; none of it changes while it is there. */
export interface MapMaking {
  settings: MapSettings;
  words: { zoomIn: string; zoomOut: string };
  /** What is to be seen at first; the whole of these points. */
  around: readonly Point[];
  /** How near, where it is one point. */
  zoom?: number;
  onTilesFailed: () => void;
  onTilesCame: () => void;
}

/** The middle of the prefecture this was first made for, until an operator says where theirs is. */
const somewhere = { latitude: 44.1, longitude: 88.4, zoom: 7 };
const mostZoom = 18;
const nearZoom = 14;

/** Makes a map in an element: tiles where there are any, the graticule below, a scale, and buttons to zoom. */
export function makeMap(element: HTMLElement, making: MapMaking): LeafletMap {
  const { settings, words } = making;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = leafletMap(element, {
    zoomControl: false,
    attributionControl: false,
    minZoom: 4,
    maxZoom: settings.tiles?.maxZoom ?? mostZoom,
    // Tiles between two levels are blurred; without any the view can fit just so.
    zoomSnap: settings.tiles ? 1 : 0.25,
    zoomDelta: 1,
    zoomAnimation: !still,
    fadeAnimation: !still,
    markerZoomAnimation: !still,
    inertia: !still,
    // A page that is scrolled past a map must not be caught by it.
    scrollWheelZoom: false,
    keyboardPanDelta: 60,
    worldCopyJump: false,
  });
  look(map, making);
  drawGraticule(map);
  // Lines and areas say nothing that the names and the list beside the map do not.
  for (const drawing of element.querySelectorAll("svg")) drawing.setAttribute("aria-hidden", "true");
  addTiles(map, making);
  control.zoom({ position: "topright", zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  return map;
}

function look(map: LeafletMap, { settings, around, zoom }: MapMaking): void {
  const [only] = around;
  if (only && around.length === 1) map.setView([only.latitude, only.longitude], zoom ?? nearZoom);
  else if (settings.start && around.length === 0)
    map.setView([settings.start.latitude, settings.start.longitude], settings.start.zoom);
  else if (around.length > 1) lookAround(map, around);
  else map.setView([somewhere.latitude, somewhere.longitude], somewhere.zoom);
}

/** Moves a map so that all of these points are in view, with room for their names. */
export function lookAround(map: LeafletMap, around: readonly Point[]): void {
  if (around.length === 0) return;
  const bounds = latLngBounds(around.map(({ latitude, longitude }) => [latitude, longitude]));
  map.fitBounds(bounds, { padding: [58, 48], maxZoom: nearZoom, animate: false });
}

function addTiles(map: LeafletMap, { settings: { tiles }, onTilesFailed, onTilesCame }: MapMaking): void {
  if (!tiles) return;
  control.attribution({ prefix: false, position: "bottomright" }).addTo(map);
  for (const [index, url] of tiles.urls.entries()) {
    tileLayer(url, {
      maxZoom: tiles.maxZoom,
      ...(tiles.subdomains.length > 0 ? { subdomains: [...tiles.subdomains] } : {}),
      ...(index === 0 ? { attribution: escaped(tiles.attribution) } : {}),
      // Keys of tile services are bound to the site that asks: the address of the page itself is nobody's business.
      referrerPolicy: "origin",
    })
      .on("tileerror", onTilesFailed)
      .on("tileload", onTilesCame)
      .addTo(map);
  }
}

/** Leaflet takes an attribution for HTML. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
