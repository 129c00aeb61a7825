// html-validate for the rendered pages. Every rule that is off or bent has its reason here.
module.exports = {
  root: true,
  extends: ["html-validate:recommended", "html-validate:standard"],
  rules: {
    // <br/> and <meta/> are HTML as well; the parser behind nbconvert writes them so.
    "void-style": "off",
    // A district's colour and the width that a chart was drawn in come from the data; a chart
    // names its typeface itself, so that it keeps it where it is copied to. How wide the columns of
    // a table are on paper comes from what stands in them.
    "no-inline-style": ["error", { allowedProperties: [
      "color", "font-family", "max-width", "--columns", "--beside"] }],
  },
};
