/* Why a day that is signed off is written to: asked for, and kept as long as one types. */
#include "config.h"

#include "summer-register-page-private.h"

#include <glib/gi18n.h>

#include "summer-reason-dialog.h"

typedef struct
{
  SummerRegisterPage *page; /* owned */
  GArray *marks;            /* owned: SummerDeskMark */
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_object_unref (writing->page);
  g_array_unref (writing->marks);
  g_free (writing);
}

static void
reason_cb (const char *reason, gpointer user_data)
{
  Writing *writing = user_data;
  SummerRegisterPage *self = writing->page;

  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  if (reason == NULL)
    {
      summer_register_page_say (self, _ ("Nothing was changed."), FALSE);
      return;
    }
  g_free (self->reason);
  self->reason = g_strdup (reason);
  self->kept = summer_register_grid_get_typing (self->grid);
  summer_register_page_write (self, writing->marks, self->reason);
}

/**
 * summer_register_page_ask:
 * @marks: (element-type SummerDeskMark): what is to be written once the reason is given
 * @error: says why one is needed
 */
void
summer_register_page_ask (SummerRegisterPage *self, GArray *marks, const GError *error)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->page = g_object_ref (self);
  writing->marks = g_array_ref (marks);
  summer_reason_dialog_ask (GTK_WIDGET (self), _ ("Correct a Day That Is Signed Off?"),
                            error->message, self->reason, reason_cb, writing, writing_free);
}

static void
typing_reason_cb (const char *reason, gpointer user_data)
{
  SummerRegisterPage *self = user_data;

  self->asking = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  if (reason == NULL)
    {
      g_object_set (self, "typing", FALSE, NULL);
      summer_register_page_say (self, _ ("Nothing was changed."), FALSE);
      return;
    }
  g_free (self->reason);
  self->reason = g_strdup (reason);
  self->kept = TRUE;
}

/**
 * summer_register_page_ask_to_type:
 *
 * One who types in a sheet of a signed-off day is asked for the reason once, before the first key: marks that are
 * typed blindly would land in the question.
 */
void
summer_register_page_ask_to_type (SummerRegisterPage *self)
{
  g_autofree char *day = NULL, *text = NULL;
  guint child, at;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || self->reg == NULL || self->reg->n_children == 0
      || self->asking || self->kept || !summer_register_grid_get_typing (self->grid))
    return;
  summer_register_grid_get_cell (self->grid, &child, &at);
  if (!self->reg->days[at].signed_off)
    return;
  self->asking = TRUE;
  day = summer_day_dup_text (self->reg->days[at].day);
  text = g_strdup_printf (
      _ ("%s is signed off. Give a reason for the correction; what stood there stays visible."),
      day);
  summer_reason_dialog_ask (GTK_WIDGET (self), _ ("Correct a Day That Is Signed Off?"), text,
                            self->reason, typing_reason_cb, g_object_ref (self), g_object_unref);
}
