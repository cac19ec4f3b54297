/** placeholder for the type import; filled in below */
export interface JourneySpec { readonly id: string }
