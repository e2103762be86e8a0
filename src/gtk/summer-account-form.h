/* Asks for the name, role and classes of an account. */
#pragma once

#include "summer-account-table.h"
#include "summer-window.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;  /* 0 = a new one */
  char  *name;
  SummerAccountRole role;
  GArray *classes; /* gint64; of an organiser */
} SummerAccountForm;

void summer_account_form_free (SummerAccountForm *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerAccountForm, summer_account_form_free)

typedef void (*SummerAccountFormFunc) (SummerAccountForm *form, gpointer user_data); /* takes the form */

/* form: what stands there at first; taken. func is called when it is saved. data lives as long as parent. */
void summer_account_form_ask  (GtkWindow *parent, SummerOffice *office, SummerAccountForm *form, SummerAccountFormFunc func, gpointer user_data);

G_END_DECLS
