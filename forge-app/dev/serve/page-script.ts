// Runs in the pages around the app: frames grow with what they show, and say what the app asked its host for.
const frameOf = (source: MessageEventSource | null) => [...document.querySelectorAll('iframe')].find(f => f.contentWindow === source);

window.addEventListener('message', event => {
  const frame = event.origin === window.location.origin ? frameOf(event.source) : undefined;
  if (!frame) return;
  const { kind, detail } = event.data as { kind: string; detail: unknown };
  if (kind === 'height') frame.style.height = `${Math.min(Number(detail) + 8, 4000)}px`;
  if (kind === 'over') cover(frame, detail === true);
  if (kind === 'submit') submitted(detail);
  if (kind === 'open' && typeof detail === 'string' && detail.startsWith('/')) window.location.assign(detail);
  if (kind === 'close') frame.closest<HTMLElement>('section')?.remove();
  if (kind === 'flag') say(String(detail));
});

/** Its place on the page stays as it was, so that nothing behind it moves. */
function cover(frame: HTMLIFrameElement, over: boolean): void {
  const box = frame.parentElement;
  if (!box || frame.classList.contains('over') === over) return;
  box.style.minHeight = over ? `${box.offsetHeight}px` : '';
  frame.classList.toggle('over', over);
}

/** Request creation takes what the app wants stored on the request. */
function submitted(detail: unknown): void {
  const box = document.getElementById('properties') as HTMLInputElement | null;
  if (box) box.value = JSON.stringify((detail as { fields?: unknown }).fields ?? []);
}

function say(words: string): void {
  const flag = document.getElementById('flag');
  if (flag) flag.textContent = words;
}
