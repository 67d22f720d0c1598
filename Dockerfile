# One image for the web server, the worker and the one-off commands; compose.yaml says which runs what.
FROM python:3.13-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DJANGO_SETTINGS_MODULE=cms.settings.production \
    MEDIA_ROOT=/srv/media STATIC_ROOT=/srv/static
WORKDIR /srv/site

RUN useradd --system --home-dir /srv siantar \
    && mkdir -p /srv/media/images /srv/static \
    && chown siantar /srv/media /srv/media/images /srv/static

# Requirements first: they change less often than the code, and stay cached.
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
# By name, so that neither var/ (keys, data) nor .git or .venv gets in. The demo content is made with tests/builders.py.
COPY manage.py ./
COPY cms cms
COPY home home
COPY programs programs
COPY news news
COPY search search
COPY templates templates
COPY tests tests

USER siantar
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--blocking-threads", "4", \
     "--workers-kill-timeout", "5", "--no-ws", "--log-level", "warning", "cms.wsgi:application"]
