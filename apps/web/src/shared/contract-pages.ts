/** A field of a request or an answer, as it stands on the wire. */
export interface FieldPage {
  /** Dotted path; `[]` is an element of a list. */
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly description?: string;
}

/** One part of a message. */
export interface PartPage {
  readonly part: 'params' | 'query' | 'headers' | 'body';
  /** How it is written, such as `json` or `form`. */
  readonly encoding?: string;
  readonly fields: readonly FieldPage[];
}

/** A call as a run against the sandbox made it, secrets masked. */
export interface ExamplePage {
  readonly request: string;
  readonly answer: string;
}

/** An endpoint as the explorer shows it. */
export interface EndpointPage {
  readonly id: string;
  readonly method: string;
  readonly origin: string;
  readonly path: string;
  readonly summary: string;
  readonly source: string;
  readonly effect: string;
  readonly request: readonly PartPage[];
  readonly answers: readonly {
    readonly status: string;
    readonly kind: string;
    readonly fields: readonly FieldPage[];
  }[];
  readonly codes: readonly string[];
  /** A wire input to begin with: what is required, with placeholders. */
  readonly draft: Readonly<Record<string, unknown>>;
  /** Absent where no journey calls the endpoint. */
  readonly example?: ExamplePage;
}

/** A value that one step takes from an earlier one. */
export interface LinkPage {
  readonly from: { readonly step: string; readonly at: string };
  readonly to: { readonly step: string; readonly at: string };
  readonly via: readonly string[];
}

/** A journey as the explorer draws it. */
export interface JourneyPage {
  readonly name: string;
  readonly id: string;
  readonly summary: string;
  readonly source: string;
  readonly steps: readonly { readonly id: string; readonly endpointId: string; readonly summary: string }[];
  readonly links: readonly LinkPage[];
}

/** A platform as the explorer shows it. */
export interface PlatformPage {
  readonly id: string;
  readonly title: string;
  readonly origins: readonly string[];
  readonly profiles: readonly string[];
  readonly endpoints: readonly EndpointPage[];
  readonly journeys: readonly JourneyPage[];
  readonly codes: readonly { readonly wireCode: string; readonly meaning: string; readonly source: string }[];
}
