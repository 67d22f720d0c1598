"""Settings shared by every environment. What differs comes from the environment, read in the sibling modules."""

from pathlib import Path

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"

INSTALLED_APPS = [
    # Ours first, so that our templates and translations win.
    "cms.core",
    "cms.publishing",
    "cms.following",
    "cms.reading",
    "cms.demo",
    "home",
    "programs",
    "news",
    "search",
    "wagtail_modeladmin",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.locales",
    "wagtail.admin",
    "cms.moderation",  # After wagtail.admin, whose mails it takes over.
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "csp",
    "django.contrib.admin",  # No address of its own: the filters of modeladmin ask it.
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "csp.middleware.CSPMiddleware",
    "cms.core.middleware.BadAddressMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cms.core.middleware.PathLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "cms.moderation.keeping.middleware.KeepFormMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.moderation.middleware.DecisionRefusedMiddleware",
    "cms.publishing.middleware.NotFoundMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

CSRF_FAILURE_VIEW = "cms.moderation.keeping.views.csrf_failure"
ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
            "builtins": [
                "django.contrib.humanize.templatetags.humanize",
                "django.templatetags.i18n",
                "django.templatetags.static",
                "wagtail.templatetags.wagtailcore_tags",
                "wagtail.images.templatetags.wagtailimages_tags",
                "cms.core.templatetags.core_tags",
                "cms.core.templatetags.indonesian",
                "cms.core.templatetags.machine_tags",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

AUTH_USER_MODEL = "core.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Language and time. Public pages take their language from the address alone, so that a cache may keep them whole.
LANGUAGE_CODE = "id"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
# The first wins: ours, then what the admin and its packages lack or name differently, then what they bring themselves.
LOCALE_PATHS = [BASE_DIR / "cms" / "locale", BASE_DIR / "cms" / "locale_admin"]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
FORMAT_MODULE_PATH = "cms.core.formats"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # Times in the admin are WIB for everybody.

# SQLite: readers never wait for the writer (WAL), and a writing transaction takes the lock at its start, so that two
# processes wait for each other instead of failing half-way.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}

STATIC_URL = "/static/"
MEDIA_URL = "/media/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # A programme with thirty milestones posts more fields than Django's default.

WAGTAIL_SITE_NAME = "Siantar Kota Cerdas"
WAGTAILIMAGES_IMAGE_MODEL = "core.CreditedImage"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.core.file_forms.ImageForm"
WAGTAILDOCS_DOCUMENT_MODEL = "core.PublicDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.core.file_forms.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ods", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILADMIN_USER_LOGIN_FORM = "cms.core.login.LoginForm"
WAGTAILADMIN_GLOBAL_EDIT_LOCK = False
WAGTAIL_ENABLE_UPDATE_CHECK = False  # No call to a third party, from the admin either.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS = []  # Videos are plain links until a reader chooses to leave the site.
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms.moderation.finish.publish_approved"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = False  # A draft that waits for approval goes on waiting when facts are published.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True

# What happens on publication, in order; see cms/publishing/steps.py.
PUBLICATION_STEPS = [
    "cms.publishing.ledger.write",
    "cms.publishing.steps.update_search_index",
    "programs.contributors.follow_publication",
    "programs.evidence.keep",
    "cms.following.happenings.note",
    "cms.publishing.steps.forget_share_card",
]

# What follows by rule and is brought up to date within the publication itself; each takes the page and the moment.
SETTLED_ON_PUBLICATION = ["programs.settling.settle"]

# Says which office approved the version of a page that is live: see cms/publishing/publication.py.
APPROVING_OFFICE = "cms.moderation.offices.office_that_approved"

# Below pages of these types the agencies' contributors may add drafts of their own; see programs/contributors.py.
CONTRIBUTORS_PROPOSE_BELOW = ["news.NewsIndexPage", "news.EventIndexPage"]

# What the dashboard tells people to do next, in order; see cms/moderation/next_steps.py.
NEXT_STEPS = [
    "cms.moderation.next_steps.sent_back",
    "cms.moderation.next_steps.urgent_publications",
    "cms.moderation.next_steps.decisions",
    "cms.moderation.next_steps.register_proposals",
    "programs.reporting.next_steps.reports_to_fill_in",
    "programs.next_steps.reports_to_write",
    "programs.next_steps.agencies_without_contributors",
]

# What a page is asked before it is handed on, in order; each takes the page. See cms/core/submission.py.
SUBMISSION_CHECKS = [
    "cms.moderation.checks.personal_data.check",
    "cms.moderation.checks.pictures.check",
    "cms.moderation.checks.headings.check",
    "cms.moderation.checks.tables.check",
    "cms.moderation.checks.links.check",
    "cms.moderation.checks.sentences.check",
    "news.checks.dateline",
]

# Where telephone numbers stand that belong to offices; each gives texts. Mobile numbers elsewhere are somebody's own.
OFFICE_PHONES = [
    "home.phones.office_phones",
    "programs.phones.office_phones",
]

# Says of a plain text whether it holds a number that tells who somebody is: "nik", "phone" or None.
PERSONAL_NUMBER = "cms.moderation.checks.personal_data.kind_in"

# What the worker does in every round; each takes the time of the round. See cms/publishing/worker.py.
WORKER_JOBS = [
    "cms.publishing.scheduling.publish_scheduled",
    "programs.daily.follow_the_rules",
    "programs.imports.examining.examine_waiting",
    "programs.imports.applying.apply_waiting",
    "cms.publishing.publication.retry_unfinished",
    "cms.moderation.reminders.remind",
    "cms.moderation.reviews.mail.mail_due_reviews",
    "programs.reporting.opening.open_and_remind",
    "cms.core.mail.send_queued_mail",
    "cms.following.sending.send_letters",
    "search.documents.read_waiting",
    "search.knowledge.count_changed",
    "search.counting.forget_old",
    "cms.publishing.missing.counting.forget_old",
    "cms.reading.months.sum_up_months",
    "cms.reading.feedback.recording.forget_old_remarks",
    "search.engines.keep_in_step",
    "cms.following.happenings.ask_searches",
    "cms.following.sending.send_digests",
    "cms.following.sending.forget_unconfirmed",
    "cms.following.happenings.forget_old",
]

EMAIL_TIMEOUT = 20  # Seconds. A mail server that does not answer keeps the worker from its other jobs no longer.

# What a search's parameters ask for as something to follow, and which of some pages a followed search finds.
FOLLOWED_SEARCH = "search.following.subject_of"
FOLLOWED_SEARCH_RESULTS = "search.following.pages_found"

# What /sehat/siap tells operators without calling the site unready; each gives a sentence, or "" while all is well.
READINESS_REMARKS = ["search.admin.trouble.readiness_remark"]

# The registers whose rows people change only with a second person's confirmation; see cms/moderation/registers.
REGISTERS = ["programs.Agency", "programs.Regulation", "programs.Indicator", "programs.Area"]

# Under which licence the open data stand, and who answers for them; see programs/opendata.
OPEN_DATA_LICENCE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/deed.id"}
OPEN_DATA_PUBLISHER = "Dinas Komunikasi dan Informatika Kota Pematangsiantar"
OPEN_DATA_PLACE = "Kota Pematangsiantar"
# What follows on a confirmed change, within its transaction; each takes the RegisterChange and the row as it is now.
REGISTER_STEPS = ["programs.ledger.follow_register", "programs.mergers.follow_merger"]

CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/admin/"],
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    },
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail's preview shows pages in a frame of the same site.
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # Asks for DENY, which would take the preview away.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"cms": {"level": "INFO"}},
}
