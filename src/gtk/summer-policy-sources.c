#include "config.h"

#include "summer-policy-sources.h"

#include <glib/gi18n.h>

#include "summer-policy-file.h"

struct _SummerPolicySources
{
  GtkWidget parent_instance;

  GtkWidget *button;          /* child */
  SummerPolicyEditor *editor; /* borrowed: of the same window */
};

G_DEFINE_FINAL_TYPE (SummerPolicySources, summer_policy_sources, GTK_TYPE_WIDGET)

static guint failed_signal;

const char *
summer_preset_get_title (const char *preset)
{
  static const struct
  {
    const char *preset, *title;
  } titles[] = { { "fujian-2019", N_ ("Fujian, trial measures of 2019") },
                 { "xiamen-2019", N_ ("Xiamen 2019") },
                 { "guangdong-2023", N_ ("Guangdong 2023") } };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_strcmp0 (preset, titles[i].preset) == 0)
      return _ (titles[i].title);
  return preset;
}

static void
preset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_policy_editor_set_preset (SUMMER_POLICY_SOURCES (widget)->editor,
                                   g_variant_get_string (parameter, NULL));
}

static void
read_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerPolicySources *self = SUMMER_POLICY_SOURCES (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerPolicy) policy
      = summer_policy_file_read (g_variant_get_string (parameter, NULL), &error);

  if (policy != NULL)
    summer_policy_editor_set_policy (self->editor, policy);
  else
    g_signal_emit (self, failed_signal, 0, error->message);
}

static void
response_cb (GtkNativeDialog *chooser, int response, SummerPolicySources *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                               : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "policy-sources.read", "s", path);
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  g_object_unref (chooser);
}

static void
read_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (_ ("Read a Policy from a File"),
                                     GTK_WINDOW (gtk_widget_get_root (widget)),
                                     GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Read"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) texts = gtk_file_filter_new ();

  gtk_file_filter_set_name (texts, _ ("Policies (.txt)"));
  gtk_file_filter_add_suffix (texts, "txt");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), texts);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (response_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static GMenuModel *
create_menu (void)
{
  const char *const *presets = summer_policy_list_presets ();
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) from = g_menu_new (), file = g_menu_new ();

  for (guint i = 0; presets[i] != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (summer_preset_get_title (presets[i]), NULL);

      g_menu_item_set_action_and_target (item, "policy-sources.preset", "s", presets[i]);
      g_menu_append_item (from, item);
    }
  g_menu_append (file, _ ("Read from a _File…"), "policy-sources.read-file");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (from));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (file));
  return G_MENU_MODEL (menu);
}

static void
summer_policy_sources_dispose (GObject *object)
{
  g_clear_pointer (&SUMMER_POLICY_SOURCES (object)->button, gtk_widget_unparent);
  G_OBJECT_CLASS (summer_policy_sources_parent_class)->dispose (object);
}

static void
summer_policy_sources_class_init (SummerPolicySourcesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_policy_sources_dispose;
  failed_signal = g_signal_new ("failed", SUMMER_TYPE_POLICY_SOURCES, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "policy-sources.preset", "s", preset_action);
  gtk_widget_class_install_action (widget_class, "policy-sources.read", "s", read_action);
  gtk_widget_class_install_action (widget_class, "policy-sources.read-file", NULL,
                                   read_file_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
summer_policy_sources_init (SummerPolicySources *self)
{
  g_autoptr (GMenuModel) menu = create_menu ();

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _ ("Take All _Numbers From"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), menu);
  gtk_widget_set_tooltip_text (self->button,
                               _ ("A preset or a policy file; nothing is stored until it is kept"));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

void
summer_policy_sources_set_editor (SummerPolicySources *self, SummerPolicyEditor *editor)
{
  g_return_if_fail (SUMMER_IS_POLICY_SOURCES (self) && SUMMER_IS_POLICY_EDITOR (editor));

  self->editor = editor;
}
