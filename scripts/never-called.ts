/** Stands in for the parts of the SDK that need a browser or a model service. `app.ai()` is the only way to them, and the product never calls it. */
export {}
