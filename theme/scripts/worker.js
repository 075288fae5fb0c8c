// The service worker: pages that were visited, and the finder, work without a network.
//
// Nothing old meets anything new: scripts, styles and data have the digest of their build in
// the address (?v=) and in their first line, and are kept only where both agree. A page is
// fetched anew whenever the network answers in time: what is true changes daily. SHELL, which
// the build writes above, says what the finder needs.
"use strict";

const ROOT = self.registration.scope;
const PAGES = "ocop-pages";
const FILES = "ocop-files";
const PHOTOS = "ocop-photos"; // apart, so that many photos never push out what pages need
const MOST = { [PAGES]: 120, [FILES]: 160, [PHOTOS]: 80 };
const PATIENCE_MS = 4000;
const FRAME = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path fill="#e9e2d3" d="M0 0h4v3H0z"/></svg>';

// A full disk, or a transfer that broke, is no reason to show nothing.
async function keep(store, address, response) {
  const cache = await caches.open(store);
  await cache.put(address, response).catch(() => {});
  // What is put goes to the end: the first in a cache is the oldest.
  const all = await cache.keys();
  const old = all.slice(0, Math.max(0, all.length - MOST[store]));
  await Promise.all(old.map((one) => cache.delete(one)));
}

// False if a server has moved on: then the file is not what its address names.
async function isOfItsBuild(address, response) {
  const build = new URL(address).searchParams.get("v");
  return response.ok && (!build || (await response.text()).slice(0, 40).includes(build));
}

async function fetchFile(address, later) {
  const response = await fetch(address);
  const fits = await isOfItsBuild(address, response.clone());
  if (fits) later(keep(FILES, address, response.clone()));
  return { response, fits };
}

async function file(request, later) {
  const isNamed = new URL(request.url).searchParams.has("v");
  const kept = await caches.match(request);
  if (isNamed && kept) return kept;
  try {
    const { response, fits } = await fetchFile(request.url, later);
    // A page reads without its scripts; with those of another build it might tell lies.
    return fits || request.destination !== "script" ? response : Response.error();
  } catch (error) {
    // Boxes ask for data of any build, and refuse parts that do not fit. The last is the newest.
    const all = await (await caches.open(FILES)).matchAll(request, { ignoreSearch: !isNamed });
    if (all.length) return all[all.length - 1];
    throw error;
  }
}

// A page is kept without its query: all searches are one page.
async function page(request, later) {
  const address = request.url.split(/[?#]/)[0];
  const fresh = fetch(request).then((response) => {
    if (response.ok && !response.redirected) later(keep(PAGES, address, response.clone()));
    if (response.status >= 500) throw new Error(response.statusText);
    return response;
  });
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const first = await Promise.race([fresh.catch(() => null), late]);
  const kept = first || (await caches.match(address));
  return kept || fresh.catch(() => nothing(address));
}

// The name of a photo is made of its content: what is kept is never asked for again.
async function photo(request, later) {
  const kept = await caches.match(request);
  if (kept) return kept;
  try {
    const response = await fetch(request);
    if (response.ok) later(keep(PHOTOS, request.url, response.clone()));
    return response;
  } catch (error) {
    // Never seen: an empty frame, and not the sign of a broken picture.
    return new Response(FRAME, { headers: { "Content-Type": "image/svg+xml" } });
  }
}

// The sheets of chosen products: hundreds at once would drive all else out of the store.
const unkept = (request) =>
  fetch(request).catch(async () => (await caches.match(request.url)) || Response.error());

async function nothing(address) {
  const language = address.startsWith(`${ROOT}en/`) ? "en" : "vi";
  const told = new URL(SHELL[language].offline, ROOT).href;
  return (await caches.match(told)) ? Response.redirect(told) : Response.error();
}

async function missing(addresses) {
  const urls = addresses.map((one) => new URL(one, ROOT).href);
  const found = await Promise.all(urls.map((url) => caches.match(url)));
  return urls.filter((_, at) => !found[at]);
}

// Files first: pages are kept only when all that they need is.
async function keepShell({ files, pages }, seen) {
  const kept = [];
  const lost = await missing(files);
  const all = await Promise.all(lost.map((url) => fetchFile(url, (one) => kept.push(one))));
  await Promise.all(kept);
  if (!all.every((one) => one.fits)) return;
  const wanted = [...pages, seen];
  // New files mean a new build: then its pages come anew, too.
  for (const address of lost.length ? wanted : await missing(wanted)) {
    const url = new URL(address, ROOT).href;
    const response = await fetch(url);
    if (response.ok && !response.redirected) await keep(PAGES, url, response);
  }
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  // No network now: at the next visit.
  event.waitUntil(keepShell(SHELL[event.data.language], event.data.page).catch(() => {}));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(ROOT)) return;
  const later = (work) => {
    try {
      event.waitUntil(work);
    } catch (error) {
      // The answer was given long ago; the work goes on without a promise.
    }
  };
  const isPhoto = request.url.startsWith(`${ROOT}anh/`);
  const answer = isPhoto ? photo : request.mode === "navigate" ? page : request.url.endsWith("/") ? unkept : file;
  event.respondWith(answer(request, later));
});
