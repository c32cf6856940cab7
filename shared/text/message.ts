/*
 * Texts of the product are ICU messages (`{n, plural, one {# session} other {# sessions}}`) in one tree for each language.
 * The arguments that a message takes are read from its text by the compiler, so that a call with a missing or misspelt
 * argument is a type error, and so is a language that lacks a message.
 */

/** A tree of messages: the export of each language's files. */
export type Messages = { readonly [name: string]: string | readonly string[] | Messages };

/** The same tree in another language. A test compares the arguments of each message. */
export type Translation<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends readonly string[]
      ? readonly string[]
      : Translation<T[K]>;
};

/** The message tree as used by callers: a message without arguments is a string, any other a function of its arguments. */
export type Words<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? Word<T[K]>
    : T[K] extends readonly string[]
      ? readonly string[]
      : Words<T[K]>;
};

type Word<S extends string> = string extends S
  ? string
  : keyof MessageArguments<S> extends never
    ? string
    : (values: MessageArguments<S>) => string;

export type MessageArguments<S extends string> = Flat<ArgumentsIn<S, ['text'], unknown>>;

type Flat<T> = { [K in keyof T]: T[K] };
type Inside = 'text' | 'cases';

/** @typeParam Nested what the braces around the rest of the message hold: text, or the cases of a plural or select */
type ArgumentsIn<S extends string, Nested extends Inside[], Found> = S extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${string}`
    ? Closed<S, Nested, Found>
    : Nested extends [...Inside[], 'cases']
      ? ArgumentsIn<After, [...Nested, 'text'], Found>
      : Opened<After, Nested, Found>
  : Found;

type Closed<S extends string, Nested extends Inside[], Found> = S extends `${string}}${infer Rest}`
  ? Nested extends [...infer Outer extends Inside[], Inside]
    ? ArgumentsIn<Rest, Outer, Found>
    : Found
  : Found;

type Opened<S extends string, Nested extends Inside[], Found> = S extends `${infer Argument}}${infer Rest}`
  ? Argument extends `${infer Name}, ${infer Format}`
    ? Format extends `${infer Kind extends 'plural' | 'select' | 'selectordinal'},${string}`
      ? S extends `${string}, ${string},${infer Cases}`
        ? ArgumentsIn<Cases, [...Nested, 'cases'], Found & { [K in Name]: Kind extends 'select' ? string : number }>
        : never
      : ArgumentsIn<Rest, Nested, Found & { [K in Name]: number }>
    : ArgumentsIn<Rest, Nested, Found & { [K in Argument]: string | number }>
  : Found;
