// Passkeys: the browser asks for finger, face or PIN; the answer goes into the form, which is then sent like any other.
const able = window.PublicKeyCredential?.parseRequestOptionsFromJSON && window.PublicKeyCredential.parseCreationOptionsFromJSON;

for (const form of able ? document.querySelectorAll("form[data-passkey]") : []) {
  form.hidden = false;
  const answer = form.elements.Credential;
  const said = form.querySelector("[data-passkey-said]");
  form.addEventListener("submit", async (event) => {
    if (answer.value) return;
    event.preventDefault();
    said.hidden = true;
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      const options = JSON.parse(form.dataset.options);
      const made = form.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      answer.value = JSON.stringify(made.toJSON());
      button.disabled = false;
      form.requestSubmit();
    } catch {
      // Cancelled, too slow, or no key of this site in this machine: the browser does not say which.
      button.disabled = false;
      said.textContent = form.dataset.failed;
      said.hidden = false;
    }
  });
}
if (able) for (const words of document.querySelectorAll("[data-passkey-missing]")) words.hidden = true;

// Coming back to a page whose answer was sent: the next one is asked anew.
addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.querySelectorAll("form[data-passkey]")) form.elements.Credential.value = "";
});
