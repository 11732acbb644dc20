// Sending files: in parts that can be taken up again, how far it is, and a clear word when it was not taken. Without a script the
// browser sends the same form with the files in it.
const words = JSON.parse(document.body.dataset.words ?? "{}");
const PART = 8 << 20;
const WAITS = [1, 2, 4, 8, 15, 30].map((seconds) => seconds * 1000);
const VERSION = { "Tus-Resumable": "1.0.0" };

for (const field of document.querySelectorAll("input[type=file][data-largest]")) {
  field.addEventListener("change", () => {
    const tooLarge = [...field.files].find((file) => file.size > field.dataset.largest * 1048576);
    field.setCustomValidity(tooLarge ? words.tooLarge.replace("{0}", tooLarge.name).replace("{1}", field.dataset.largest) : "");
    field.reportValidity();
  });
}

for (const form of document.querySelectorAll("form[data-progress]")) {
  form.addEventListener("submit", (event) => {
    const files = chosen(form);
    if (event.defaultPrevented || files.length === 0) return;
    event.preventDefault();
    submit(form, event.submitter, files);
  });
}

function chosen(form) {
  return [...form.querySelectorAll("input[type=file][name]")].flatMap((field) => [...field.files].map((file) => ({ field: field.name, file })));
}

async function submit(form, submitter, files) {
  const shown = show(form, submitter);
  const body = new FormData(form, submitter);
  try {
    const total = files.reduce((sum, { file }) => sum + file.size, 0);
    // What fits one part goes with the form itself: nothing of it would be saved by taking it up again.
    if (total > PART) {
      const token = body.get("__RequestVerificationToken");
      let before = 0;
      for (const { field, file } of files) {
        const id = file.size > 0 && (await sendInParts(file, token, (sent) => shown.progress((before + sent) / total)));
        before += file.size;
        if (id) body.append("_sent", `${field}:${id}:${file.name}`);
      }
      for (const { field } of files) body.delete(field);
    }
    const answer = await request("POST", form.action, {}, body, total > PART ? () => {} : shown.progress);
    arrive(form, answer);
  } catch (failed) {
    shown.fail(failed.status === 507 ? words.full : failed.status === 413 ? words.tooMuch : failed.status === 409 ? words.tooMany : words.lost);
  }
}

// Where an earlier attempt of this tab, also before a reload, has got to; otherwise begins. Then part by part, each acknowledged.
async function sendInParts(file, token, progress) {
  const key = `sent ${document.body.dataset.me} ${file.name} ${file.size} ${file.lastModified}`;
  const headers = { ...VERSION, RequestVerificationToken: token };
  let id = sessionStorage.getItem(key);
  let offset = id === null ? null : await ask(id);
  for (let tries = 0; ; ) {
    try {
      if (offset === null) {
        const begun = await request("POST", "/uploads", { ...headers, "Upload-Length": file.size });
        if (begun.status !== 201) throw begun;
        id = begun.getResponseHeader("Location").split("/").pop();
        sessionStorage.setItem(key, id);
        offset = 0;
      }
      while (offset < file.size) {
        const part = file.slice(offset, offset + PART);
        const from = offset;
        const added = await request(
          "PATCH", `/uploads/${id}`,
          { ...headers, ...(await checksum(part)), "Upload-Offset": from, "Content-Type": "application/offset+octet-stream" },
          part, (done) => progress(from + done * part.size)
        );
        if (added.status !== 204) throw added;
        offset = Number(added.getResponseHeader("Upload-Offset"));
        tries = 0;
      }
      return id;
    } catch (failed) {
      // 0: the line is down; 409, 423, 460: another attempt is still under way, or a part was damaged; 5xx: a node was restarted.
      const again = failed.status === 0 || [404, 409, 423, 460, 502, 503, 504].includes(failed.status);
      if (!again || id === null && failed.status === 409 || tries >= WAITS.length) throw failed;
      await pause(WAITS[tries++]);
      if (id !== null) offset = await ask(id).catch(() => offset);
    }
  }
}

// How many bytes lie safe on the server; null: it knows nothing of that file.
async function ask(id) {
  const answer = await request("HEAD", `/uploads/${id}`, VERSION);
  if (answer.status === 404) return null;
  if (answer.status !== 204) throw answer;
  return Number(answer.getResponseHeader("Upload-Offset"));
}

// Only where the page came over HTTPS or from this machine does the browser offer it.
async function checksum(part) {
  if (!crypto.subtle) return {};
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await part.arrayBuffer()));
  return { "Upload-Checksum": `sha256 ${btoa(String.fromCharCode(...hash))}` };
}

// Waits, but not longer than until the line is back.
function pause(time) {
  return new Promise((go) => {
    const waited = setTimeout(go, time);
    addEventListener("online", () => (clearTimeout(waited), go()), { once: true });
  });
}

function request(method, url, headers, body, progress) {
  return new Promise((done, fail) => {
    const xhr = new XMLHttpRequest();
    if (progress) xhr.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    xhr.onload = () => done(xhr);
    xhr.onerror = () => fail(xhr);
    xhr.open(method, url);
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    xhr.send(body);
  });
}

function arrive(form, answer) {
  const answered = new URL(answer.responseURL);
  if (answered.pathname !== new URL(form.action, location.href).pathname) {
    location.assign(answered);
  } else {
    // The form came back with its faults: show it as the browser itself would have.
    history.replaceState(null, "", answered);
    document.open();
    document.write(answer.responseText);
    document.close();
  }
}

// The bar and the words under the form while it is being sent.
function show(form, submitter) {
  const bar = document.createElement("progress");
  const told = document.createElement("p");
  told.className = "progress-words";
  told.setAttribute("role", "status");
  bar.max = 100;
  bar.setAttribute("aria-label", words.sending);
  form.after(bar, told);
  submitter?.setAttribute("aria-busy", "true");
  form.inert = true;
  return {
    progress(part) {
      bar.value = Math.floor(part * 100);
      told.textContent = bar.value < 100 ? words.sent.replace("{0}", bar.value) : words.saving;
    },
    fail(sentence) {
      form.inert = false;
      delete form.dataset.sent;
      bar.remove();
      submitter?.removeAttribute("aria-busy");
      told.className = "alert alert-danger";
      told.setAttribute("role", "alert");
      told.textContent = sentence;
    },
  };
}
