// Passkeys: reads the options that the page carries, asks the browser, sends the form.
for (const form of document.querySelectorAll("form[data-passkey]")) {
  const options = JSON.parse(document.getElementById(form.dataset.passkeyOptions).textContent);
  const field = form.elements.namedItem("credential");
  const status = form.querySelector("[data-passkey-error]");
  const isNew = form.dataset.passkey === "create";
  form.addEventListener("submit", async (event) => {
    if (field.value) return;
    event.preventDefault();
    try {
      const publicKey = isNew
        ? PublicKeyCredential.parseCreationOptionsFromJSON(options.creation_options?.publicKey ?? options.publicKey)
        : PublicKeyCredential.parseRequestOptionsFromJSON(options.request_options?.publicKey ?? options.publicKey);
      const credential = isNew
        ? await navigator.credentials.create({ publicKey })
        : await navigator.credentials.get({ publicKey });
      field.value = JSON.stringify(credential.toJSON());
      form.requestSubmit(event.submitter);
    } catch {
      status.hidden = false;
      status.focus();
    }
  });
}
