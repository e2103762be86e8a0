#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "summer-placeholder.h"

struct _SummerPlaceholder
{
  GtkWidget parent_instance;

  AdwStatusPage *status; /* child */
  GtkWidget *buttons, *start, *import, *spinner;
};

G_DEFINE_FINAL_TYPE (SummerPlaceholder, summer_placeholder, GTK_TYPE_WIDGET)

static void
summer_placeholder_dispose (GObject *object)
{
  SummerPlaceholder *self = SUMMER_PLACEHOLDER (object);

  if (self->status)
    gtk_widget_unparent (GTK_WIDGET (self->status));
  self->status = NULL;
  G_OBJECT_CLASS (summer_placeholder_parent_class)->dispose (object);
}

static void
summer_placeholder_class_init (SummerPlaceholderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = summer_placeholder_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
create_button (const char *label, const char *page)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.page");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", page);
  gtk_widget_add_css_class (button, "pill");
  return button;
}

static void
summer_placeholder_init (SummerPlaceholder *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->start = create_button (_ ("_First steps"), "start");
  self->import = create_button (_ ("_Import a workbook"), "exchange");
  self->spinner = gtk_spinner_new ();
  gtk_widget_add_css_class (self->import, "suggested-action");
  gtk_widget_set_halign (self->buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->buttons), self->start);
  gtk_box_append (GTK_BOX (self->buttons), self->import);
  gtk_box_append (GTK_BOX (box), self->spinner);
  gtk_box_append (GTK_BOX (box), self->buttons);

  self->status = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_child (self->status, box);
  gtk_widget_set_parent (GTK_WIDGET (self->status), GTK_WIDGET (self));
}

GtkWidget *
summer_placeholder_new (void)
{
  return g_object_new (SUMMER_TYPE_PLACEHOLDER, NULL);
}

static void
set_state (SummerPlaceholder *self,
           const char *icon,
           const char *title,
           const char *description,
           gboolean start,
           gboolean import,
           gboolean busy)
{
  g_autofree char *escaped = description != NULL ? g_markup_escape_text (description, -1) : NULL;

  adw_status_page_set_icon_name (self->status, icon);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, escaped);
  gtk_widget_set_visible (self->start, start);
  gtk_widget_set_visible (self->import, import);
  gtk_widget_set_visible (self->spinner, busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
}

/**
 * summer_placeholder_update:
 *
 * Says why there is nothing yet: no programme, no class, an assessment under way, or one that failed.
 *
 * Returns: %TRUE when there is an assessment with classes, and so no need of a placeholder
 */
gboolean
summer_placeholder_update (SummerPlaceholder *self, SummerOffice *office)
{
  const SummerAssessment *assessment = summer_office_get_whole_assessment (office);
  const GError *error = summer_office_get_error (office);

  g_return_val_if_fail (SUMMER_IS_PLACEHOLDER (self), FALSE);

  if (assessment && assessment->n_classes > 0 && summer_office_get_programme (office) != 0)
    return TRUE;

  if (summer_office_get_programme (office) == 0)
    set_state (self, "document-new-symbolic", _ ("No programme yet"),
               _ ("Begin a programme from the rules of your union, look at the invented sample, or "
                  "import a workbook."),
               TRUE, TRUE, FALSE);
  else if (error)
    set_state (self, "dialog-warning-symbolic", _ ("The assessment could not be made"),
               error->message, FALSE, FALSE, FALSE);
  else if (!assessment)
    set_state (self, NULL, _ ("Assessing…"), NULL, FALSE, FALSE, TRUE);
  else
    set_state (self, "document-open-symbolic", _ ("No classes yet"),
               _ ("Import the workbook with the classes and the children. An empty template is on "
                  "the same page."),
               FALSE, TRUE, FALSE);
  return FALSE;
}
