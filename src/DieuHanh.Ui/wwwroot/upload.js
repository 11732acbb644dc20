// Sending files: how far it is, and a clear word when it was not taken. Without a script the browser sends the same form.
const words = JSON.parse(document.body.dataset.words ?? "{}");

for (const field of document.querySelectorAll("input[type=file][data-largest]")) {
  field.addEventListener("change", () => {
    const tooLarge = [...field.files].find((file) => file.size > field.dataset.largest * 1048576);
    field.setCustomValidity(tooLarge ? words.tooLarge.replace("{0}", tooLarge.name).replace("{1}", field.dataset.largest) : "");
    field.reportValidity();
  });
}

for (const form of document.querySelectorAll("form[data-progress]")) {
  form.addEventListener("submit", (event) => {
    const files = [...form.querySelectorAll("input[type=file]")].flatMap((field) => [...field.files]);
    if (event.defaultPrevented || files.length === 0) return;
    event.preventDefault();
    send(form, event.submitter);
  });
}

function send(form, submitter) {
  const bar = document.createElement("progress");
  const told = document.createElement("p");
  told.className = "progress-words";
  told.setAttribute("role", "status");
  bar.max = 100;
  bar.setAttribute("aria-label", words.sending);
  form.after(bar, told);
  submitter?.setAttribute("aria-busy", "true");
  form.inert = true;

  const request = new XMLHttpRequest();
  request.upload.onprogress = (event) => {
    if (!event.lengthComputable) return;
    const part = Math.floor((event.loaded / event.total) * 100);
    bar.value = part;
    told.textContent = part < 100 ? words.sent.replace("{0}", part) : words.saving;
  };
  request.onload = () => {
    const answered = new URL(request.responseURL);
    if (answered.pathname !== new URL(form.action, location.href).pathname) {
      location.assign(answered);
    } else {
      // The form came back with its faults: show it as the browser itself would have.
      history.replaceState(null, "", answered);
      document.open();
      document.write(request.responseText);
      document.close();
    }
  };
  request.onerror = () => {
    form.inert = false;
    delete form.dataset.sent;
    bar.remove();
    submitter?.removeAttribute("aria-busy");
    told.className = "alert alert-danger";
    told.setAttribute("role", "alert");
    told.textContent = words.lost;
  };
  request.open("POST", form.action);
  request.send(new FormData(form, submitter));
}
