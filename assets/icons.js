// The icons of Lucide (ISC licence) that Kumaja uses: one meaning an icon, always beside words.
export const ICONS = [
  "accessibility", "arrow-down", "arrow-right", "arrow-up", "arrow-up-down", "calendar", "check",
  "chevron-down", "chevron-left", "chevron-right", "clock", "ear", "euro", "eye", "flag", "info",
  "landmark", "languages", "link", "log-out", "mail", "map-pin", "menu", "message-square", "pencil",
  "phone", "plus", "printer", "qr-code", "scale", "search", "shield-check", "triangle-alert",
  "undo-2", "users", "x",
];
