// The number of unread notices, told by the server as it changes. One tab listens for all tabs of this browser, because a browser keeps
// few connections open to one server; the others hear it from that tab.
const link = document.querySelector("[data-unread-from]");
const words = JSON.parse(document.body.dataset.words ?? "{}");

if (link && globalThis.EventSource) {
  const tabs = globalThis.BroadcastChannel ? new BroadcastChannel("unread") : null;
  const said = document.querySelector("[data-told]");
  const badge = link.querySelector(".badge");

  const show = (unread) => {
    const before = Number(badge.textContent);
    badge.textContent = unread;
    badge.parentElement.hidden = unread === 0;
    if (unread > before && said) said.textContent = `${words.newNotice}: ${unread}`;
  };

  const listen = () => new Promise((ended) => {
    const stream = new EventSource(link.dataset.unreadFrom);
    stream.addEventListener("unread", (event) => {
      const { unread } = JSON.parse(event.data);
      show(unread);
      tabs?.postMessage(unread);
    });
    // A stream that was ended for good (signed out, too many pages) is not asked for again; one that broke is, by the browser.
    stream.onerror = () => stream.readyState === EventSource.CLOSED && ended();
    addEventListener("pagehide", () => { stream.close(); ended(); }, { once: true });
  });

  if (tabs) tabs.onmessage = (event) => show(event.data);
  const begin = () => (navigator.locks ? navigator.locks.request("unread", listen).catch(() => {}) : listen());
  begin();

  // Back to a page the browser had kept: its stream was closed when it was left.
  addEventListener("pageshow", (event) => event.persisted && begin());
}
