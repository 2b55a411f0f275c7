"use client";

import { useActionState } from "react";

import { placeOrder } from "./actions";

export function OrderForm() {
  const [state, action, pending] = useActionState(placeOrder, undefined);
  return (
    <form action={action}>
      <input name="email" type="email" required />
      <input name="cake" required />
      <button disabled={pending}>Order</button>
      {state?.error && <p role="alert">{state.error}</p>}
    </form>
  );
}
