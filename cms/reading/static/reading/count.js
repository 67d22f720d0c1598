// Tells the site that its page was read: when it has been seen for three seconds, once, without a cookie.
(() => {
  const seconds = 3;
  const address = document.currentScript.dataset.address;
  let timer = null;
  let told = false;

  function tell() {
    if (told) return;
    told = true;
    navigator.sendBeacon(address);
  }

  function look() {
    clearTimeout(timer);
    if (!told && document.visibilityState === "visible") timer = setTimeout(tell, seconds * 1000);
  }

  document.addEventListener("visibilitychange", look);
  look();
})();
